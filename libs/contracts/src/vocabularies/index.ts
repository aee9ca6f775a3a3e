export * from './booking-status.js';
export * from './lead-source.js';
export * from './lead-status.js';
export * from './locale.js';
export * from './organization-size.js';
