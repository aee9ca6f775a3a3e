import { defineConfig, type Options } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { linkTls } from '#runtime';
import { socketOfBoundedSilence } from './bounded-silence.js';
import { isSecure } from './database-settings.js';
import { forgetLostConnections } from './lost-connections.js';
import { refuseReadOnly } from './writable-sessions.js';

/** What a service says of its database. */
export interface DatabaseDefinition {
  readonly url: string;
  /** Who vouches for the server, in PEM, where the URL demands TLS; the system's authorities when it is absent. */
  readonly ca?: string | undefined;
  readonly entities: NonNullable<Options['entities']>;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Connections at most. */
  readonly poolSize?: number;
  /** What a statement may take. */
  readonly statementMs?: number;
}

/**
 * The ORM's options: bounded pool, deadlines on every wait, no logging of statements (they quote personal data). Throws
 * `ConfigurationError` when `ca` is given for a link without TLS.
 */
export const ormOptions = (
  { url, ca, entities, applicationName, poolSize = 20, statementMs = 10_000 }: DatabaseDefinition,
  onPool: (pool: Pool) => void = () => undefined,
): Options =>
  defineConfig({
    clientUrl: url,
    entities,
    // A connection is not kept idle for as long as it may be silent.
    pool: { min: 0, max: poolSize, idleTimeoutMillis: statementMs },
    driverOptions: {
      // Said in any case: what is left open, the driver takes from PGSSLMODE.
      ssl: linkTls('DATABASE_URL', url, isSecure(url), { ca }) ?? false,
      application_name: applicationName,
      connectionTimeoutMillis: 3_000,
      statement_timeout: statementMs,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      // By then the database itself has ended the statement, unless its word does not arrive.
      stream: () => socketOfBoundedSilence(2 * statementMs),
      verify: refuseReadOnly,
      onPoolCreated: (pool: Pool) => {
        forgetLostConnections(pool);
        onPool(pool);
      },
    },
    forceUtcTimezone: true,
    logger: () => undefined,
  });
