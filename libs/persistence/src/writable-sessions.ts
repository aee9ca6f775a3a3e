import type { PoolClient } from 'pg';

/** As PostgreSQL says it, appendix A: read_only_sql_transaction. */
class ReadOnlyDatabase extends Error {
  override readonly name = 'ReadOnlyDatabase';
  readonly code = '25006';

  constructor() {
    super('The database is read-only.');
  }
}

/**
 * Refuses a new connection whose transactions could not write, by {@link ReadOnlyDatabase}, as libpq does by
 * `target_session_attrs=read-write`. A session that began while the database was read-only, as during a failover, may stay so when
 * the database is writable again: in a pool, it would fail whoever gets it.
 */
export function refuseReadOnly(client: PoolClient, done: (failure?: Error) => void): void {
  client.query<{ transaction_read_only: string }>('SHOW transaction_read_only', (failure: Error | null, result) =>
    done(failure ?? (result.rows[0]?.transaction_read_only === 'on' ? new ReadOnlyDatabase() : undefined)),
  );
}
