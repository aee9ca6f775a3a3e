import { ApiKeys } from './api-keys.js';
import { Callers } from './callers.js';
import { IssuerTokens } from './issuer-tokens.js';
import { RolesGuard, SalesOrAnybodyGuard } from './roles.guard.js';
import { StaffCalls } from './staff-calls.js';

export type { Caller } from './caller.js';
export { Callers } from './callers.js';
export { Roles } from './roles.js';
export { SalesOrAnybodyGuard } from './roles.guard.js';
export { StaffCalls } from './staff-calls.js';

/** What knows who calls, and asks the services for them. */
export const auth = [ApiKeys, IssuerTokens, Callers, RolesGuard, SalesOrAnybodyGuard, StaffCalls];
