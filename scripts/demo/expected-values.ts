import { domainToASCII } from 'node:url';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Submission } from './submission.js';

/** The fields of a form that are stored as text, by their names in JSON. */
const TEXT_FIELDS = [
  'contactName',
  'contactRole',
  'organizationName',
  'organizationSize',
  'preferredTiming',
  'message',
  'notes',
  'sourceUrl',
  'utmSource',
  'utmMedium',
  'utmCampaign',
] as const;

/** What is to be stored of a form, by the field's name in JSON; null for what was left out or empty. */
export type ExpectedValues = Record<string, string | null>;

/** Worked out from the specification by itself, without the code that it checks. */
export function expectedValues({ body }: Pick<Submission, 'body'>): ExpectedValues {
  const phone = textOf(body['contactPhone']);
  const date = textOf(body['preferredDate']);
  return {
    ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, textOf(body[field])])),
    contactEmail: emailOf(body),
    contactPhone: phone === null ? null : (parsePhoneNumberFromString(phone, 'NO')?.number ?? phone),
    preferredDate: date === null ? null : new Date(date).toISOString(),
  };
}

/** The address as it identifies a person: trimmed, lower-cased, the domain as punycode. Null when there is none. */
export function emailOf(body: Submission['body']): string | null {
  const email = textOf(body['contactEmail']);
  if (email === null) {
    return null;
  }
  const at = email.lastIndexOf('@');
  return `${email.slice(0, at + 1)}${domainToASCII(email.slice(at + 1))}`.toLowerCase();
}

/** The language of the mails: Norwegian bokmål unless English was asked for. */
export function localeOf(body: Submission['body']): 'nb' | 'en' {
  return textOf(body['locale'])?.toLowerCase().startsWith('en') === true ? 'en' : 'nb';
}

function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim().normalize('NFC') : '';
  return text === '' ? null : text;
}
