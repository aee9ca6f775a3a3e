import { DomainError } from '#contracts';

/** A body was to be there, and is not. */
export const noBody = (): DomainError => new DomainError({ code: 'malformed_request', detail: 'The body is no JSON object.' });
