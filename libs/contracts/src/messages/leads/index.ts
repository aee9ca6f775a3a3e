export { CaptureLead, type CaptureLeadRequest } from './capture-lead.js';
export * from './lead-changes.js';
export * from './lead-events.js';
export * from './lead-queries.js';
export { LeadView } from './lead-view.js';
export * from './submit-lead.js';
