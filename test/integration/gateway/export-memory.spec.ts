import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { largestPage, ListBookings } from '#contracts';
import { freePort } from '../../../scripts/services/free-port.js';
import { type AppProcess, startApp, stopApp } from '../../../scripts/stack/app-process.js';
import { makeApiKeys, type TestApiKeys } from '../../support/api-keys.js';
import { aBookingView } from '../../support/builders/a-booking-view.js';
import type { TestConsumer } from '../../support/consumer.js';
import { answering, startStandIns } from '../../support/stand-ins.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

const rows = 200_000;
const megabyte = 1024 * 1024;

let vhost: Vhost;
let keys: TestApiKeys;
let folder: string;
let bookings: TestConsumer;
let gateway: AppProcess;
let pages = 0;

beforeAll(async () => {
  vhost = await createVhost();
  keys = await makeApiKeys();
  folder = await mkdtemp(join(tmpdir(), 'demo-booking-export-'));
  const items = Array.from({ length: largestPage }, () => aBookingView());
  bookings = await startStandIns(vhost.amqpUrl, [
    answering(ListBookings, () => {
      pages += 1;
      return { items, next: pages * largestPage < rows ? uuidv7() : null };
    }),
  ]);
  gateway = await startApp({
    app: 'gateway',
    instance: 1,
    stackDir: folder,
    environment: {
      AMQP_URL: vhost.amqpUrl,
      GATEWAY_HOST: '127.0.0.1',
      IP_HASH_KEY: 'i'.repeat(32),
      SUBMISSION_ID_KEY: 's'.repeat(32),
      MANAGE_TOKEN_KEY: 'm'.repeat(32),
      PUBLIC_URL: 'http://gateway.example',
      BRAND_NAME: 'Demo Booking',
      API_KEYS_FILE: keys.file,
      // Beside the stand-in on a busy machine, a page may take its time.
      STAFF_DEADLINE: '30s',
    },
    opsPort: undefined,
    gatewayPort: await freePort(),
  });
});

afterAll(async () => {
  await stopApp(gateway);
  await bookings.close();
  await keys.remove();
  await vhost.remove();
  await rm(folder, { recursive: true, force: true });
});

/** Bytes of memory that the gateway has, as its metrics tell. */
async function memory(): Promise<number> {
  const metrics = await (await fetch(`${gateway.opsUrl}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]);
}

describe('an export of 200,000 bookings', () => {
  it('has every one, and takes less than 100 MB of memory', async () => {
    const atRest = await memory();
    const answer = await fetch(`http://127.0.0.1:${gateway.gatewayPort}/v1/bookings/export`, {
      headers: { authorization: `Bearer ${keys.sales}` },
    });
    let lines = 0;
    let most = 0;
    let bytes = 0;
    let measuredAt = 0;
    for await (const chunk of answer.body ?? []) {
      bytes += chunk.length;
      lines += chunk.filter((byte) => byte === 0x0a).length;
      if (pages === measuredAt) continue;
      measuredAt = pages;
      most = Math.max(most, await memory());
    }
    expect(lines).toBe(rows + 1);
    expect(bytes).toBeGreaterThan(50 * megabyte);
    expect((most - atRest) / megabyte).toBeLessThan(100);
  }, 180_000);
});
