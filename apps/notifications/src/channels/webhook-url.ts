import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.js';

export type WebhookUrlVerdict =
  { allowed: true; url: URL; allowListed: boolean } | { allowed: false; reason: 'url_refused' | 'address_not_public' };

/**
 * Judges what can be known without DNS: https (http for allow-listed hosts), no credentials, no control or format
 * characters, and no literal address that is not public. `allowedHosts` holds `host` or `host:port`, IPv6 in brackets.
 */
export function judgeWebhookUrl(text: string, allowedHosts: readonly string[]): WebhookUrlVerdict {
  // Before parsing: `new URL` drops tabs and line breaks silently.
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text) || !URL.canParse(text)) return { allowed: false, reason: 'url_refused' };
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return { allowed: false, reason: 'url_refused' };
  const allowListed = allowedHosts.some((host) => isAllowed(url, host));
  if (url.protocol !== 'https:' && !(allowListed && url.protocol === 'http:')) return { allowed: false, reason: 'url_refused' };
  const literal = literalAddress(url);
  if (literal !== undefined && !allowListed && !isPublicAddress(literal)) return { allowed: false, reason: 'address_not_public' };
  return { allowed: true, url, allowListed };
}

/** The IP address that stands in place of a host name, without brackets; `new URL` has normalized `2130706433` and the like. */
export function literalAddress(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) === 0 ? undefined : host;
}

function isAllowed(url: URL, entry: string): boolean {
  const wanted = entry.trim().toLowerCase();
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return wanted === url.hostname || wanted === `${url.hostname}:${port}`;
}
