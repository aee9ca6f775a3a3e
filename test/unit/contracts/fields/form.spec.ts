import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  choice,
  form,
  honeypot,
  instant,
  locale,
  multiLine,
  patch,
  singleLine,
  violationsOf,
} from '../../../../libs/contracts/src/fields/index.js';
import { BookingStatus, OrganizationSize } from '../../../../libs/contracts/src/vocabularies/index.js';

const Body = form({
  contactName: singleLine({ min: 2, max: 200, minRule: 'contact_name_min_length' }).meta({ description: 'Full name' }),
  organizationSize: OrganizationSize,
  preferredDate: instant().optional(),
  message: multiLine({ max: 5000 }).optional(),
  locale: locale().default('nb'),
  website: honeypot(),
});
const valid = { contactName: 'Kari Nordmann', organizationSize: '11-50' };

const violations = (body: unknown, schema: z.ZodType = Body) => {
  const read = schema.safeParse(body);
  return read.success ? [] : violationsOf(read.error).map(({ field, rule }) => `${field} ${rule}`);
};

describe('reading a body', () => {
  test('text is trimmed and in NFC', () => {
    expect(Body.parse({ ...valid, contactName: ' A\u030Ase \n' }).contactName).toBe('Åse');
  });

  test('an empty string, blanks and null are absent fields', () => {
    expect(Body.parse({ ...valid, message: '', preferredDate: null, locale: ' \t', website: '' })).toEqual({ ...valid, locale: 'nb' });
  });

  test('what a robot fills in is kept as it is', () => {
    expect(Body.parse({ ...valid, website: '<script>\0' }).website).toBe('<script>\0');
  });

  test('null in a PATCH stays where a field can be cleared', () => {
    const Patch = patch({
      contactRole: singleLine({ max: 200 }).nullable().optional(),
      organizationName: singleLine({ max: 200 }).optional(),
    });
    expect(Patch.parse({ contactRole: null, organizationName: '' })).toEqual({ contactRole: null });
    expect(violations({ organizationName: null }, Patch)).toEqual(['organizationName required_fields_present']);
  });

  test('a rule about the whole body is judged only when every field is right', () => {
    const judged: unknown[] = [];
    const schema = Body.superRefine((body) => void judged.push(body));
    expect(violations({ organizationSize: '11-50' }, schema)).toEqual(['contactName required_fields_present']);
    expect(judged).toEqual([]);
  });
});

describe('required_fields_present', () => {
  test('a missing, empty or null field is named, whatever its kind', () => {
    expect(violations({ contactName: ' ', organizationSize: null })).toEqual([
      'contactName required_fields_present',
      'organizationSize required_fields_present',
    ]);
  });
});

describe('unknown_field', () => {
  test('every field that is not known is named', () => {
    expect(violations(JSON.parse(`{"contactName":"Kari","organizationSize":"1-10","x":1,"isAdmin":true,"__proto__":{"y":1}}`))).toEqual([
      'x unknown_field',
      'isAdmin unknown_field',
      '__proto__ unknown_field',
    ]);
  });

  test('a flood of unknown fields is answered with a hundred, with shortened names', () => {
    const flood = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${index}${'x'.repeat(500)}`, 1]));
    const answer = violations({ ...valid, ...flood });
    expect(answer).toHaveLength(100);
    expect(answer.every((line) => line.length < 120)).toBe(true);
  });
});

describe('invalid_type', () => {
  test.each([5, true, {}, []])('%j is no text, and no choice', (value) => {
    expect(violations({ contactName: value, organizationSize: value, preferredDate: value, locale: value })).toEqual([
      'contactName invalid_type',
      'organizationSize invalid_type',
      'preferredDate invalid_type',
      'locale invalid_type',
    ]);
  });

  test.each([
    ['a list', []],
    ['a text', 'x'],
    ['a number', 5],
  ])('%s is no body', (_name, body) => {
    expect(violations(body)).toEqual([' invalid_type']);
  });
});

describe('enum_value', () => {
  test('a value outside a vocabulary is refused', () => {
    expect(violations({ ...valid, organizationSize: '12-13' })).toEqual(['organizationSize enum_value']);
  });
});

describe('status_enum_value', () => {
  const Filter = form({ status: choice(BookingStatus, 'status_enum_value') });

  test('a status that is none breaks its own rule', () => {
    expect(violations({ status: 'archived' }, Filter)).toEqual(['status status_enum_value']);
    expect(violations({ status: 'pending' }, Filter)).toEqual([]);
  });

  test('a missing status and one of another type keep the general rules', () => {
    expect(violations({}, Filter)).toEqual(['status required_fields_present']);
    expect(violations({ status: 1 }, Filter)).toEqual(['status invalid_type']);
  });
});

describe('violations', () => {
  test('every kind of zod issue has a rule', () => {
    const schema = z.object({
      limit: z.int().max(100),
      age: z.number().gt(3),
      step: z.number().multipleOf(5),
      types: z
        .array(z.enum(['a', 'b']))
        .min(1)
        .max(2),
      code: z.string().regex(/^x$/),
      either: z.union([z.string(), z.number()]),
      map: z.record(z.string().length(2), z.number()),
      odd: z.string().refine(() => false),
    });
    const wrong = { limit: 101, age: 3, step: 4, types: ['a', 'c'], code: 'y', either: true, map: { z: 1 }, odd: '' };
    expect(violations(wrong, schema)).toEqual([
      'limit out_of_range',
      'age out_of_range',
      'step out_of_range',
      'types.1 enum_value',
      'code invalid_format',
      'either invalid_type',
      'map.z invalid_format',
      'odd invalid_format',
    ]);
    expect(violations({ ...wrong, types: ['a', 'a', 'a'] }, schema)).toContain('types max_length');
    expect(violations({ ...wrong, types: [] }, schema)).toContain('types out_of_range');
  });

  test('out_of_range: a number or a list beyond its bounds', () => {
    const Page = form({ limit: z.number().min(1).max(100), types: z.array(z.string()).min(1) });
    expect(violations({ limit: 101, types: [] }, Page)).toEqual(['limit out_of_range', 'types out_of_range']);
    expect(violations({ limit: 0, types: ['a'] }, Page)).toEqual(['limit out_of_range']);
    expect(violations({ limit: 100, types: ['a'] }, Page)).toEqual([]);
  });

  test('no message repeats what was sent', () => {
    const secret = 'hemmelig';
    const read = Body.safeParse({
      contactName: `<b>${secret}`,
      organizationSize: secret,
      preferredDate: secret,
      locale: secret,
      x: secret,
    });
    const messages = read.success ? [] : violationsOf(read.error).map(({ message }) => message);
    expect(messages).toHaveLength(5);
    expect(messages.join(' ')).not.toContain(secret);
  });
});

describe('the description of a form', () => {
  test('has lengths, formats, choices and what is required, as OpenAPI shows them', () => {
    expect(z.toJSONSchema(Body, { io: 'input', target: 'openapi-3.0' })).toMatchObject({
      type: 'object',
      properties: {
        contactName: { type: 'string', minLength: 2, maxLength: 200, description: 'Full name' },
        preferredDate: { type: 'string', format: 'date-time' },
        locale: { type: 'string', pattern: expect.stringContaining('nN') },
      },
      definitions: { OrganizationSize: { type: 'string', enum: ['1-10', '11-50', '51-200', '201-500', '501-1000', '1000+'] } },
      required: ['contactName', 'organizationSize'],
      additionalProperties: false,
    });
  });
});
