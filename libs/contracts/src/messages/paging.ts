import { z } from 'zod';

/** Rows of a page at most. Exports are read by such pages too: what is of one is gone before the memory of what is young is full. */
export const largestPage = 100;

/** Which page: the `limit` newest rows older than `after`, by id (UUIDv7: newest first). */
export const Page = z.object({ limit: z.int().min(1).max(largestPage), after: z.uuid().nullable() });
export type Page = z.infer<typeof Page>;

/** A page of a list; `next` is the `after` of the next one, null at the end. */
export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next: z.uuid().nullable() });
export type PageOf<Item> = { items: Item[]; next: string | null };
