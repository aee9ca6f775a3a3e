import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { PageOf } from '#contracts';

/** Gives the page of rows after an id; of the first one when it is null. */
export type PageReader<Row> = (after: string | null) => Promise<PageOf<Row>>;

/** What Excel takes for UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * Rows as CSV (RFC 4180), with one line of column names. The first page is read before this resolves, and each other one when
 * the reader of the stream wants it: memory holds a page. A page that cannot be read fails the stream; who destroys it reads no more.
 */
export async function csvStream<Row extends object>(columns: readonly string[], readPage: PageReader<Row>): Promise<Readable> {
  const first = await readPage(null);
  async function* parts(): AsyncGenerator<string> {
    yield byteOrderMark + csvOf([Object.fromEntries(columns.map((name) => [name, name]))], columns);
    for (let page = first; ; page = await readPage(page.next)) {
      if (page.items.length > 0) yield csvOf(page.items, columns);
      if (page.next === null) return;
    }
  }
  return Readable.from(parts(), { objectMode: false, highWaterMark: 1 });
}

/** Cells that a spreadsheet would run as a formula begin with an apostrophe. */
const csvOf = (rows: readonly object[], columns: readonly string[]): string =>
  stringify([...rows], {
    columns: [...columns],
    record_delimiter: 'windows',
    escape_formulas: true,
    // By itself it minds the line break of the lines alone.
    quoted_match: /[\r\n]/,
    cast: { boolean: String },
  });
