import { DomainError, endpointUrlMessage, type Violation } from '#contracts';
import { isPublicName } from '../channels/public-name.js';
import { judgeWebhookUrl, literalAddress } from '../channels/webhook-url.js';
import type { EndpointChange } from '../domain/webhook-endpoint.entity.js';

/** Refuses with `validation_failed` what an endpoint must not be; what a name resolves to is judged at each attempt. */
export function checkEndpoint({ url, types }: EndpointChange, allowedHosts: readonly string[]): void {
  const violations: Violation[] = [];
  if (url !== undefined && !mayBePosted(url, allowedHosts)) {
    violations.push({ field: 'url', rule: 'invalid_format', message: endpointUrlMessage });
  }
  if (types !== undefined && types.length === 0) {
    violations.push({ field: 'types', rule: 'out_of_range', message: 'Must have at least one entry.' });
  }
  if (types !== undefined && new Set(types).size < types.length) {
    violations.push({ field: 'types', rule: 'invalid_format', message: 'Must name each type once.' });
  }
  if (violations.length > 0) throw DomainError.validationFailed(violations);
}

function mayBePosted(text: string, allowedHosts: readonly string[]): boolean {
  const verdict = judgeWebhookUrl(text, allowedHosts);
  if (!verdict.allowed) return false;
  return verdict.allowListed || literalAddress(verdict.url) !== undefined || isPublicName(verdict.url.hostname);
}
