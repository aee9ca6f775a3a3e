export * from './fields/index.js';
export * from './messages/index.js';
export { DomainError, Refusal } from './problems/domain-error.js';
export { ProblemCode, problemCodes } from './problems/problem-code.js';
export * from './text/index.js';
export * from './vocabularies/index.js';
