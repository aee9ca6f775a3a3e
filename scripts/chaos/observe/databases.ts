import { Pool, type QueryResultRow } from 'pg';
import type { DatabaseName } from '../../stack/app-name.js';

/** Reads the three databases as their owners, past the proxies. */
export class Databases {
  private readonly pools: Readonly<Record<DatabaseName, Pool>>;

  constructor(urls: Readonly<Record<DatabaseName, string>>) {
    this.pools = { leads: poolAt(urls.leads), bookings: poolAt(urls.bookings), notifications: poolAt(urls.notifications) };
  }

  async rows<Row extends QueryResultRow>(database: DatabaseName, sql: string, values: unknown[] = []): Promise<Row[]> {
    const { rows } = await this.pools[database].query<Row>(sql, values);
    return rows;
  }

  /** The number that a statement selects as `n`. */
  async number(database: DatabaseName, sql: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ n: string | number | null }>(database, sql, values);
    return Number(row?.n ?? 0);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.pools).map((pool) => pool.end()));
  }
}

function poolAt(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: 2, connectionTimeoutMillis: 5_000, statement_timeout: 20_000 });
  // A restart of the server ends what is idle.
  pool.on('error', () => undefined);
  return pool;
}
