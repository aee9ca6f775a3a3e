import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { freePort } from '../../../scripts/services/free-port.js';
import { type AppProcess, startApp, stopApp } from '../../../scripts/stack/app-process.js';
import { aBookingForm } from '../../support/builders/a-booking-form.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { startTraceReceiver, type TraceReceiver } from '../../support/trace-receiver.js';
import { createVhost, type Vhost } from '../../support/vhost.js';
import { poolAt } from '../../support/pool.js';

const correlationId = '0192f0c1-2b3c-7d4e-8f50-112233445566';
const address = '198.51.100.213';
const form = aBookingForm({
  contactName: 'Kanarinavn Fuglesen',
  contactEmail: 'kanari.epost@kanaridomene.example',
  contactPhone: '+47 90 80 70 60',
  contactRole: 'Kanarirolle',
  organizationName: 'Kanarilaget',
  preferredTiming: 'kanaritid',
  message: 'Kanarimelding',
  notes: 'Kanarinotat',
  sourceUrl: 'https://www.meander.example/?kanari=ja',
});
const canaries = /kanari|fuglesen|90 ?80 ?70 ?60|198\.51\.100\.213|127\.0\.0\.1/i;

let vhost: Vhost;
let databases: { leads: TestDatabase; bookings: TestDatabase };
let folder: string;
let bookingsDb: Pool;
let traces: TraceReceiver;
const apps: AppProcess[] = [];
let post: (path: string, body: string, headers?: Record<string, string>) => Promise<number>;

beforeAll(async () => {
  vhost = await createVhost();
  traces = await startTraceReceiver();
  databases = { leads: await createDatabase('leads'), bookings: await createDatabase('bookings') };
  folder = await mkdtemp(join(tmpdir(), 'demo-booking-logs-'));
  bookingsDb = poolAt(databases.bookings.ownerUrl);
  const start = async (app: 'leads' | 'bookings' | 'gateway', more: Record<string, string>): Promise<AppProcess> => {
    const environment = { LOG_LEVEL: 'trace', AMQP_URL: vhost.amqpUrl, OTEL_EXPORTER_OTLP_ENDPOINT: traces.url, ...more };
    const started = await startApp({ app, instance: 1, stackDir: folder, environment, opsPort: undefined, gatewayPort: await freePort() });
    apps.push(started);
    return started;
  };
  await start('leads', { DATABASE_URL: databases.leads.url, ERASURE_HASH_KEY: 'e'.repeat(32) });
  await start('bookings', { DATABASE_URL: databases.bookings.url });
  const keys = {
    IP_HASH_KEY: 'i'.repeat(32),
    SUBMISSION_ID_KEY: 's'.repeat(32),
    MANAGE_TOKEN_KEY: 'm'.repeat(32),
    PUBLIC_URL: 'http://gateway.example',
    BRAND_NAME: 'Demo Booking',
  };
  const gateway = await start('gateway', { ...keys, GATEWAY_HOST: '127.0.0.1', TRUSTED_PROXIES: '127.0.0.1', SUBMIT_DEADLINE: '2s' });
  post = async (path, body, headers = {}) => {
    const answer = await fetch(`http://127.0.0.1:${gateway.gatewayPort}${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address, 'x-correlation-id': correlationId, ...headers },
    });
    await answer.body?.cancel();
    return answer.status;
  };
});

afterAll(async () => {
  for (const app of apps) await stopApp(app);
  await traces.close();
  await bookingsDb.end();
  await databases.leads.remove();
  await databases.bookings.remove();
  await vhost.remove();
  await rm(folder, { recursive: true, force: true });
});

/** What the apps tell of themselves to whom may look at them, but for the addresses that the exporter itself calls. */
const telemetry = async (): Promise<string> => {
  const metrics = await Promise.all(apps.map(async ({ opsUrl }) => (await fetch(`${opsUrl}/metrics`)).text()));
  return `${metrics.join('\n')}\n${traces.bodies().join('\n')}`;
};

const logOf = async (): Promise<string> => (await Promise.all(apps.map(({ child }) => readFile(child.logFile, 'utf8')))).join('\n');

describe('logs at their finest, metrics and traces of a submission', () => {
  it('hold its correlation id through every service, and nothing personal, however it ends', async () => {
    const body = JSON.stringify(form);
    expect(await post('/v1/bookings', body, { 'idempotency-key': 'kanari-og-atten-tegn' })).toBe(201);
    expect(await post('/v1/bookings', JSON.stringify({ ...form, contactEmail: 'kanari', website: '<kanari>' }))).toBe(422);
    expect(await post('/v1/bookings', body.slice(0, -1))).toBe(400);
    expect(await post(`/v1/kanari?email=${String(form['contactEmail'])}`, body)).toBe(404);
    expect(await post('/v1/bookings', body, { 'x-correlation-id': 'kanari@example.no', traceparent: 'kanari' })).toBe(201);

    // The message of this error quotes the whole row.
    await bookingsDb.query("ALTER TABLE demo_bookings ADD CONSTRAINT broken CHECK (notes <> 'Kanarinotat') NOT VALID");
    expect(await post('/v1/bookings', body)).toBe(202);
    await eventually(async () => expect(await logOf()).toContain('A message is parked'), { within: 40_000 });
    expect(await post('/v1/bookings', body)).toBe(429);

    const log = await logOf();
    const lines = log.split('\n').filter((line) => line.includes(correlationId));
    expect(lines.some((line) => line.includes('"app":"gateway"') && line.includes('"status":201'))).toBe(true);
    expect(lines.some((line) => line.includes('"app":"bookings"') && line.includes('A message could not be handled'))).toBe(true);
    expect(log.split('\n').filter((line) => canaries.test(line))).toEqual([]);
    await eventually(() => expect(traces.spans().map(({ name }) => name)).toContain('handle bookings.submit'), { within: 10_000 });
    const told = await telemetry();
    expect(told).toContain('demo_booking_message_duration_seconds_count{type="bookings.submit",outcome="parked"} 1');
    expect(told.split('\n').filter((line) => canaries.test(line))).toEqual([]);
  });
});
