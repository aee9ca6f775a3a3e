import { z } from 'zod';
import { oneOf, wrongType } from './broken-rule.js';
import { rules, type Rule } from './rules.js';

/** One broken rule of one field, as in `errors` of a problem. `field` is '' for the body as a whole, which the gateway calls `body`. */
export const Violation = z
  .object({
    field: z.string().meta({
      description: 'Name of the field, with dots inside nested values; `body` for the body as a whole',
      examples: ['contactEmail'],
    }),
    rule: z.string().meta({ description: 'Identifier of the rule that is broken', examples: ['email_format_valid'] }),
    message: z
      .string()
      .meta({ description: 'What is wrong, in English', examples: ['Must be an email address such as name@example.com.'] }),
  })
  .meta({ id: 'Violation', description: 'One broken rule of one field' });
export type Violation = z.infer<typeof Violation>;

/** So that a body full of unknown keys does not come back larger than it was sent. */
const MOST_VIOLATIONS = 100;
const LONGEST_FIELD_NAME = 100;

/** What is wrong, rule by rule, in the order of the schema's fields; at most 100. Never repeats a value that was sent. */
export const violationsOf = (error: { readonly issues: readonly z.core.$ZodIssue[] }): Violation[] =>
  error.issues.flatMap(ofIssue).slice(0, MOST_VIOLATIONS);

const ruleParams = z.object({ rule: z.enum(rules) });

const ofIssue = (issue: z.core.$ZodIssue): Violation[] => {
  const broken = (rule: Rule, message: string): Violation[] => [{ field: fieldName(issue.path), rule, message }];
  switch (issue.code) {
    case 'custom': {
      const named = ruleParams.safeParse(issue.params);
      return named.success ? broken(named.data.rule, issue.message) : broken('invalid_format', 'Is not valid.');
    }
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        field: fieldName([...issue.path, key]),
        rule: 'unknown_field',
        message: 'This field is not known.',
      }));
    case 'invalid_type':
      return broken('invalid_type', wrongType(issue.expected));
    case 'invalid_value':
      return broken('enum_value', oneOf(issue.values));
    case 'too_big':
    case 'too_small':
    case 'not_multiple_of':
      return broken(...outOfBounds(issue));
    case 'invalid_union':
      return broken('invalid_type', 'Has none of the allowed forms.');
    case 'invalid_format':
      return broken('invalid_format', `Is not a valid ${issue.format}.`);
    case 'invalid_key':
    case 'invalid_element':
      break;
  }
  return broken('invalid_format', 'Holds an entry that is not valid.');
};

type Bound = z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall | z.core.$ZodIssueNotMultipleOf;

const outOfBounds = (issue: Bound): [Rule, string] => {
  if (issue.code === 'not_multiple_of') return ['out_of_range', `Must be a multiple of ${issue.divisor}.`];
  const [atBound, beyond, bound] =
    issue.code === 'too_big' ? ['at most', 'less than', issue.maximum] : ['at least', 'more than', issue.minimum];
  if (issue.origin === 'string' || issue.origin === 'array') {
    const counted = issue.origin === 'string' ? 'characters' : 'entries';
    return [issue.code === 'too_big' ? 'max_length' : 'out_of_range', `Must have ${atBound} ${bound} ${counted}.`];
  }
  return ['out_of_range', `Must be ${issue.inclusive === false ? beyond : atBound} ${bound}.`];
};

const fieldName = (path: PropertyKey[]): string => path.map(String).join('.').toWellFormed().slice(0, LONGEST_FIELD_NAME);
