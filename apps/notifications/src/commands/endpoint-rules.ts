import { DomainError, type Violation } from '#contracts';
import { judgeWebhookUrl } from '../channels/webhook-url.js';
import type { EndpointChange } from '../domain/webhook-endpoint.entity.js';

/** Refuses with `validation_failed` what an endpoint must not be; names are judged at each attempt, when they are resolved. */
export function checkEndpoint({ url, types }: EndpointChange, allowedHosts: readonly string[]): void {
  const violations: Violation[] = [];
  if (url !== undefined && !judgeWebhookUrl(url, allowedHosts).allowed) {
    violations.push({
      field: 'url',
      rule: 'invalid_format',
      message: 'Must be an https URL without credentials, of a host with a public address.',
    });
  }
  if (types !== undefined && types.length === 0) {
    violations.push({ field: 'types', rule: 'out_of_range', message: 'Must have at least one entry.' });
  }
  if (types !== undefined && new Set(types).size < types.length) {
    violations.push({ field: 'types', rule: 'invalid_format', message: 'Must name each type once.' });
  }
  if (violations.length > 0) throw DomainError.validationFailed(violations);
}
