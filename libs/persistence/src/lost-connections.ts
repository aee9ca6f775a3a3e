import type { Pool, PoolClient } from 'pg';

/**
 * Has a pool forget the connections that end while somebody holds them. Kysely (0.29) does not give back the connection of
 * a transaction whose begin, commit or rollback fails: each would make the pool smaller for good, and keep it from closing.
 */
export function forgetLostConnections(pool: Pool): void {
  // Whoever holds it hears of the loss first, and may give it back.
  pool.on('connect', (client) => client.once('end', () => setImmediate(() => giveBack(client))));
}

function giveBack(client: PoolClient): void {
  try {
    client.release(true);
  } catch {
    // It was given back before.
  }
}
