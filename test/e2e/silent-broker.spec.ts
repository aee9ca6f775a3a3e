import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { repositoryRoot } from '../../scripts/repository-root.js';
import { type Proxy, startProxy } from '../../scripts/services/proxy.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createVhost, type Vhost } from '../support/vhost.js';

let vhost: Vhost;
let proxy: Proxy;
let database: TestDatabase;

beforeAll(async () => {
  vhost = await createVhost();
  proxy = await startProxy(vhost.amqpUrl);
  database = await createDatabase('bookings');
});

afterAll(async () => {
  await proxy.close();
  await database.remove();
  await vhost.remove();
});

it('SIGTERM drains: an app ends well, in seconds, though the broker neither hears nor says anything', async () => {
  const app = spawn(process.execPath, [join(repositoryRoot, 'dist/apps/bookings/src/main.js')], {
    env: { OPS_PORT: '0', AMQP_URL: proxy.url, DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let log = '';
    app.stdout.on('data', (piece: Buffer) => (log += piece.toString()));
    await eventually(() => expect(log).toMatch(/Connected to the broker[^]*Started|Started[^]*Connected to the broker/), {
      within: 20_000,
    });
    proxy.swallow();
    const startedAt = performance.now();
    app.kill('SIGTERM');
    expect(await once(app, 'exit')).toEqual([0, null]);
    // Sooner than the heartbeats tell: a broker that is short of memory sends them all the while.
    expect(performance.now() - startedAt).toBeLessThan(9_000);
    expect(log).toContain('Stopped');
  } finally {
    app.kill('SIGKILL');
  }
});
