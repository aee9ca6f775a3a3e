import { parse, validate, version } from 'uuid';
import { z } from 'zod';
import { largestPage, type Page, type PageOf } from '#contracts';

const usualLimit = 25;

/** A whole number of a query, which is text. */
const wholeNumber = z.string().transform((text, context) => {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  context.issues.push({ code: 'custom', params: { rule: 'invalid_type' }, message: 'Must be a whole number.', input: text });
  return z.NEVER;
});

/** A cursor: the id of the last item of a page, in base64url (RFC 4648). Nobody should read into it. */
const cursorOf = (id: string): string => Buffer.from(parse(id)).toString('base64url');

const idOf = (cursor: string): string | undefined => {
  const bytes = Buffer.from(cursor, 'base64url');
  const id = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  // Not every text that decodes to these bytes is the cursor: base64url has spare bits.
  return bytes.toString('base64url') === cursor && validate(id) && version(id) === 7 ? id : undefined;
};

/** The query of every list: how many, and after which. */
export const pageFields = {
  limit: wholeNumber
    .pipe(z.int().min(1).max(largestPage))
    .optional()
    .meta({ type: 'integer', minimum: 1, maximum: largestPage, description: `How many; ${usualLimit} when absent` }),
  cursor: z
    .string()
    .transform((cursor, context) => {
      const id = idOf(cursor);
      if (id !== undefined) return id;
      context.issues.push({ code: 'custom', params: { rule: 'invalid_format' }, message: 'Is no nextCursor of a list.', input: undefined });
      return z.NEVER;
    })
    .optional()
    .meta({ description: '`nextCursor` of the page before' }),
};

/** A yes or no of a query. */
export const flag = () => z.enum(['true', 'false']).transform((text) => text === 'true');

/** The page that a query asks for, as services know it. */
export const pageOf = ({ limit = usualLimit, cursor }: { limit?: number | undefined; cursor?: string | undefined }): Page => ({
  limit,
  after: cursor ?? null,
});

/** A list as clients see it, newest first. */
export interface List<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

export const listOf = <Item>({ items, next }: PageOf<Item>): List<Item> => ({ items, nextCursor: next === null ? null : cursorOf(next) });

/** The schema of a list, for the description of the API. */
export const ListOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'The `cursor` of the next page; null at the end' }),
  });
