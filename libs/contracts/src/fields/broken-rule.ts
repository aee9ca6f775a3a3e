import type { z } from 'zod';
import type { Rule } from './rules.js';

/** The zod issue of a broken rule; `violationsOf` reads the rule from its `params`. */
export const brokenRule = (rule: Rule, message: string, input: unknown, path: PropertyKey[] = []) =>
  ({ code: 'custom', params: { rule }, message, input, path }) satisfies z.core.$ZodRawIssue;

export const required = 'This field is required.';
export const wrongType = (expected: string): string => `Must be ${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}.`;

/** "One of" for people: the values as they must be sent. */
export const oneOf = (values: readonly unknown[]): string => `Must be one of: ${values.map(String).join(', ')}.`;
