import { z } from 'zod';

const Shown = z.union([z.uuid(), z.iso.datetime()]);
const fieldName = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const messageName = /^[a-z_]{1,50}(\.[a-z_]{1,50})+$/;
/** Names of messages, schemas and rules, and fields with their rule: what a service says of a message that it parks. */
const ownWords = /^(urn:[a-z-]+:[a-z_.]+:\d+|([\w.]+: )?[a-z_]+(\.[a-z_]+)*)(, [\w.]*: [a-z_]+)*$/;
/** Deeper than any message; what is made to be deeper would end the process. */
const mostLevels = 20;

/**
 * Data without personal data: ids (UUIDs), timestamps, numbers, booleans and names of fields stay. Of any other text its length
 * remains.
 */
export function masked(data: unknown, level = 0): unknown {
  if (typeof data === 'string') return maskedText(data);
  if (typeof data !== 'object' || data === null) return data;
  if (level === mostLevels) return 'deeper';
  if (Array.isArray(data)) return data.map((entry) => masked(entry, level + 1));
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [maskedName(name), masked(value, level + 1)]));
}

/** An id or a timestamp, or the length of any other text. */
export const maskedText = (text: string): string => (Shown.safeParse(text).success ? text : lengthOf(text));

/** The type of a message, or its length when it has not the form of one. */
export const maskedType = (type: string): string => (messageName.test(type) ? type : lengthOf(type));

/** What a service says why it parked a message, or the length of it when it is nothing that a service says. */
export const maskedDetail = (detail: string): string => (ownWords.test(detail) ? detail : lengthOf(detail));

const maskedName = (name: string): string => (fieldName.test(name) ? name : `field(${name.length})`);

const lengthOf = (text: string): string => `text(${text.length})`;
