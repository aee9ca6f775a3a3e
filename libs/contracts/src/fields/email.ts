import { domainToASCII } from 'node:url';
import { formatted } from './text.js';
import type { Rule } from './rules.js';

/** RFC 5321: a path of 256 octets less its angle brackets. */
const MAX_LENGTH = 254;

// https://html.spec.whatwg.org/#valid-e-mail-address, with the dot in the domain that it leaves optional.
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const ADDRESS = new RegExp(String.raw`^[a-z0-9.!#$%&'*+/=?^_\`{|}~-]+@${LABEL}(?:\.${LABEL})+$`);
const NON_ASCII = /\P{ASCII}/u;
/** What a host parser would take for more than a domain, or decode. */
const NO_DOMAIN_CHARACTER = /[^a-z0-9.\-\P{ASCII}]/iu;

/** An email address; kept lower-cased, an internationalized domain as punycode. `rule` differs between bookings and leads. */
export const email = (rule: Rule) =>
  formatted(MAX_LENGTH, { rule, message: 'Must be an email address such as name@example.com.', read: normalizedEmail }).meta({
    format: 'email',
    examples: ['kari.nordmann@example.no'],
  });

/** The identity of an address: lower-cased, its domain in ASCII; undefined when it is none. */
export const normalizedEmail = (text: string): string | undefined => {
  const at = text.lastIndexOf('@');
  const domain = asciiDomain(text.slice(at + 1));
  const address = `${text.slice(0, Math.max(at, 0))}@${domain}`;
  if (NON_ASCII.test(address)) return undefined;
  const normalized = address.toLowerCase();
  return normalized.length <= MAX_LENGTH && ADDRESS.test(normalized) ? normalized : undefined;
};

const asciiDomain = (domain: string): string => {
  if (!NON_ASCII.test(domain)) return domain;
  return NO_DOMAIN_CHARACTER.test(domain) ? '' : domainToASCII(domain);
};
