import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { isPortFree } from '../../../scripts/services/free-port.js';
import { startPostgres } from '../../../scripts/services/postgres.js';

const silent = (): void => {};
/** Closed to everybody else, as /root is: as root, the server's own user cannot go there by itself. */
let stackDir: string;

beforeEach(async () => {
  stackDir = await mkdtemp(join(tmpdir(), 'demo-booking-postgres-'));
});

afterEach(async () => {
  await rm(stackDir, { recursive: true, force: true });
});

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a private PostgreSQL', () => {
  test('starts again on its data and port after it was killed, and leaves nothing behind', async () => {
    const killed = await startPostgres({ stackDir, log: silent });
    await query(killed.adminUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
    process.kill(killed.pid, 'SIGKILL');

    const again = await startPostgres({ stackDir, port: killed.port, log: silent });
    expect(again.port).toBe(killed.port);
    expect(await query(again.adminUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);

    await again.stop();
    expect(await isPortFree(again.port)).toBe(true);
  });

  test('refuses a cluster that another server runs on', async () => {
    const first = await startPostgres({ stackDir, durable: false, log: silent });
    try {
      await expect(startPostgres({ stackDir, log: silent })).rejects.toThrow(`PostgreSQL (pid ${first.pid}) still runs`);
    } finally {
      await first.stop();
    }
  });
});
