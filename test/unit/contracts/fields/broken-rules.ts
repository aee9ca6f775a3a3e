import type { z } from 'zod';
import { form, violationsOf } from '../../../../libs/contracts/src/fields/index.js';

/** The rules that a value breaks in a field, none when it is accepted. */
export const brokenRules = (schema: z.core.$ZodType, value: unknown): string[] => {
  const read = form({ field: schema }).safeParse({ field: value });
  return read.success ? [] : violationsOf(read.error).map(({ rule }) => rule);
};
