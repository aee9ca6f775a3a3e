import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { removeStackFile, type StackFile, writeStackFile } from '../../../../scripts/stack/stack-file.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-booking-stack-file-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const aStack = (queues: string[]): StackFile => ({
  gatewayUrl: 'http://127.0.0.1:3000',
  apiKeys: { sales: 'one', admin: 'two' },
  databases: { leads: '', bookings: '', notifications: '' },
  amqpUrl: '',
  rabbitmqManagementUrl: undefined,
  exchange: 'events',
  queues,
  parkingQueues: [],
  inboxUrl: undefined,
  salesEmail: 'sales@meander.example',
  webhookSinkUrl: '',
  defaultWebhook: { id: '', secret: '' },
  opsUrls: { gateway: '', bookings: '', leads: '', notifications: '' },
  processes: { gateway: [], bookings: [], leads: [], notifications: [], postgres: [], rabbitmq: [] },
});
const manyQueues = Array.from({ length: 20_000 }, (_, n) => `queue-${n}`);

describe('stack.json', () => {
  test('is whole, and the last that was written, though several write it at once', async () => {
    const contents = Array.from({ length: 20 }, (_, n) => aStack(manyQueues.slice(n * 1_000)));
    await Promise.all(contents.map((content) => writeStackFile(folder, content)));
    expect(JSON.parse(await readFile(join(folder, 'stack.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(contents.at(-1))));
  });

  test('is gone after its removal, though it was being written', async () => {
    await Promise.all([writeStackFile(folder, aStack(manyQueues)), removeStackFile(folder)]);
    expect(await readdir(folder)).toEqual([]);
  });
});
