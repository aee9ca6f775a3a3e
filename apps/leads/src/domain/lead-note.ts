import type { Inquiry } from './inquiry.js';

/** The entry that a repeat submission appends to a lead's notes (`lead_deduplication_by_email`): dated, and what was asked. */
export const repeatNote = (at: Date, source: string, organizationName: string, message: string | null): string => {
  return `[${minute(at)}] New request through ${source} for ${organizationName}${message === null ? '.' : `:\n${message}`}`;
};

/** The entry for a suspected robot's inquiry in the name of a known lead: staff see what is held back. */
export const heldNote = (at: Date, inquiry: Inquiry): string => {
  const { source, organizationName, firstName, lastName, phone, message } = inquiry;
  const who = [`${firstName} ${lastName}`.trim(), ...(phone === null ? [] : [phone])].join(', ');
  const what = `request through ${source} for ${organizationName} (${who})`;
  return `[${minute(at)}] Held back as a suspected robot's until the lead is released: ${what}${message === null ? '.' : `:\n${message}`}`;
};

/** The entry that staff write into a lead's notes. */
export const staffNote = (at: Date, author: string, text: string): string => `[${minute(at)}, ${author}] ${text}`;

const minute = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
