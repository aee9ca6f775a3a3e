import { defineConfig, type Options } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { linkTls } from '#runtime';
import { isSecure } from './database-settings.js';
import { forgetLostConnections } from './lost-connections.js';

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
}

/**
 * The ORM's options: bounded pool, deadlines on every wait, no logging of statements (they quote personal data). Throws
 * `ConfigurationError` when `ca` is given for a link without TLS.
 */
export const ormOptions = (
  { url, ca, entities, applicationName, poolSize = 20 }: DatabaseDefinition,
  onPool: (pool: Pool) => void = () => undefined,
): Options =>
  defineConfig({
    clientUrl: url,
    entities,
    pool: { min: 0, max: poolSize, idleTimeoutMillis: 30_000 },
    driverOptions: {
      // Said in any case: what is left open, the driver takes from PGSSLMODE.
      ssl: linkTls('DATABASE_URL', url, isSecure(url), { ca }) ?? false,
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
