import { defineConfig, type Options } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { forgetLostConnections } from './lost-connections.js';

/** What a service says of its database. */
export interface DatabaseDefinition {
  readonly url: string;
  readonly entities: NonNullable<Options['entities']>;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Connections at most. */
  readonly poolSize?: number;
}

/** The ORM's options: bounded pool, deadlines on every wait, no logging of statements (they quote personal data). */
export const ormOptions = (
  { url, entities, applicationName, poolSize = 20 }: DatabaseDefinition,
  onPool: (pool: Pool) => void = () => undefined,
): Options =>
  defineConfig({
    clientUrl: url,
    entities,
    pool: { min: 0, max: poolSize, idleTimeoutMillis: 30_000 },
    driverOptions: {
      application_name: applicationName,
      connectionTimeoutMillis: 3_000,
      statement_timeout: 10_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
      keepAlive: true,
      onPoolCreated: (pool: Pool) => {
        forgetLostConnections(pool);
        onPool(pool);
      },
    },
    forceUtcTimezone: true,
    logger: () => undefined,
  });
