import type { Pool } from 'pg';

/** Columns by name. */
export type Row = Record<string, unknown>;

/** Inserts a row as it is, past every service. */
export async function insertRow(db: Pool, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, i) => `$${i + 1}`);
  await db.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`, Object.values(row));
}

/** What PostgreSQL says of a refused statement; `none` when it was not refused. */
export const refusalOf = (statement: Promise<unknown>): Promise<{ code: unknown; constraint: unknown; message: string }> =>
  statement.then(
    () => ({ code: 'none', constraint: undefined, message: '' }),
    (error: unknown) => ({ code: Object(error).code, constraint: Object(error).constraint, message: String(Object(error).message) }),
  );

/** The only row of a query; throws when there is another number of them. */
export async function theRow(db: Pool, query: string, values: readonly unknown[]): Promise<Row> {
  const { rows } = await db.query<Row>(query, [...values]);
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows instead of one`);
  return row;
}
