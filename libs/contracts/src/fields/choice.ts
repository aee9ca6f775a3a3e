import { z } from 'zod';
import { brokenRule, oneOf } from './broken-rule.js';
import type { Rule } from './rules.js';

/** A choice (`z.enum`) whose unknown values break a rule of their own instead of `enum_value`. */
export const choice = <Values extends z.core.util.EnumLike>(values: z.ZodEnum<Values>, rule: Rule) =>
  values.superRefine(
    (_value, ctx) => {
      ctx.issues = ctx.issues.map((issue) =>
        issue.code === 'invalid_value' && typeof issue.input === 'string'
          ? brokenRule(rule, oneOf(values.options), undefined, issue.path)
          : issue,
      );
    },
    { when: () => true },
  );
