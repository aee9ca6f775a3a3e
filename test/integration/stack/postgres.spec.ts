import { mkdtemp, readFile, rm } from 'node:fs/promises';
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

  test('does not quote in its log what a failing statement holds', async () => {
    const server = await startPostgres({ stackDir, durable: false, log: silent });
    try {
      await query(server.adminUrl, 'CREATE TABLE kept (email text CHECK (length(email) < 5))');
      await expect(query(server.adminUrl, "INSERT INTO kept VALUES ('kari@example.no')")).rejects.toThrow('check constraint');
    } finally {
      await server.stop();
    }
    const log = await readFile(join(stackDir, 'log', 'postgres.log'), 'utf8');
    expect(log).toContain('check constraint');
    expect(log).not.toContain('kari@example.no');
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
