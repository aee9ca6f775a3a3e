import { z } from 'zod';
import { brokenRule, required, wrongType } from './broken-rule.js';

/** The body of a POST: text trimmed and in NFC; an empty string and `null` are absent fields; an unknown field is refused. */
export const form = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.preprocess(withoutBlanksAndNulls, reportingMissing(shape));

/** As {@link form}, for a POST that need not say anything: no body is an empty one. */
export const optionalForm = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.preprocess((body) => withoutBlanksAndNulls(body ?? {}), reportingMissing(shape));

/** The body of a PATCH: as {@link form}, but `null` stays, for the fields that are `.nullable()`: it clears them. */
export const patch = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.preprocess(withoutBlanks, reportingMissing(shape));

const reportingMissing = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape).superRefine(
    (_body, ctx) => {
      ctx.issues = ctx.issues.map(restated);
    },
    { when: () => true },
  );

/**
 * Names the rule of what is missing or of another type, while the issue still has its input: zod reports both by the
 * kind of schema that met them, so that a missing choice and a wrong one look alike.
 */
const restated = (issue: z.core.$ZodRawIssue): z.core.$ZodRawIssue => {
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_value' && issue.code !== 'invalid_union') return issue;
  if (issue.input === undefined || issue.input === null) return brokenRule('required_fields_present', required, undefined, issue.path);
  if (issue.code === 'invalid_value' && !issue.values?.some((value) => typeof value === typeof issue.input)) {
    return brokenRule('invalid_type', wrongType(typeof issue.values?.[0]), undefined, issue.path);
  }
  return issue;
};

const withoutBlanks = (body: unknown): unknown => fieldsOf(body, (value) => value !== '');
const withoutBlanksAndNulls = (body: unknown): unknown => fieldsOf(body, (value) => value !== '' && value !== null);

const fieldsOf = (body: unknown, isPresent: (value: unknown) => boolean): unknown => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  // fromEntries defines each property, so that a key such as `__proto__` stays a key and is refused as unknown.
  return Object.fromEntries(
    Object.entries(body)
      .map(([name, value]) => [name, tidied(value)] as const)
      .filter(([, value]) => isPresent(value)),
  );
};

/** Text, and the texts of a list. No deeper: a body can be nested further than the stack is deep. */
const tidied = (value: unknown): unknown => (Array.isArray(value) ? value.map(tidiedText) : tidiedText(value));

const tidiedText = (value: unknown): unknown => (typeof value === 'string' ? value.trim().normalize('NFC') : value);
