import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { aBookingCreated } from '../../support/builders/a-booking-created.js';
import { type CapturedLog, captureLog } from '../../support/captured-log.js';
import { recordSpansBy } from '../../../libs/runtime/src/telemetry/spans.js';
import { deliveriesOf, deliveryOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings, salesEmail, webhookSecret } from '../../support/notifications.js';
import { type Proxy, startProxy } from '../../../scripts/services/proxy.js';
import { depthOf } from '../../support/queues.js';

let around: NotificationsSurroundings;
let database: Proxy;
let log: CapturedLog;
let metrics: Registry;
/** What spans are of and how they ended, as it would leave the process. */
const spans: unknown[] = [];

const canary = 'kanarifugl';
const about = {
  contactName: `Kari ${canary}`,
  contactEmail: `${canary}@fylkeslaget.example`,
  contactPhone: '+4722864499',
  organizationName: `${canary}laget`,
  message: `Vi er ${canary}er.`,
  notes: canary,
};

beforeAll(async () => {
  around = await notificationsSurroundings();
  database = await startProxy(around.databaseUrl);
  log = captureLog();
  recordSpansBy({
    begin: (work, parent) => {
      spans.push(work);
      return { traceparent: parent ?? `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, end: (ending) => void spans.push(ending) };
    },
  });
  const service = await around.start(
    { DATABASE_URL: database.url, DEFAULT_WEBHOOK_URL: `${around.receiver.hookUrl}/${canary}` },
    log.logger,
  );
  metrics = service.get(Registry);
});
afterAll(async () => {
  recordSpansBy(undefined);
  await around.close();
  await database.close();
});

async function ended(booking: Parameters<typeof aBookingCreated>[0]): Promise<string> {
  const event = aBookingCreated(booking);
  await around.publish(event);
  await eventually(
    async () => {
      const statuses = (await deliveriesOf(around.db, event.id)).map(({ status }) => status);
      expect(statuses).toHaveLength(3);
      expect(statuses).not.toContain('pending');
    },
    { within: 15_000 },
  );
  return event.id;
}

it('no line of the log, no metric and no span holds an address, a name, a message, a secret or where a webhook goes, whatever happens', async () => {
  await ended(about);

  await around.inbox.behave({ mode: 'reject5xx', times: 2 });
  await around.receiver.behave({ status: 500, times: 2 });
  await ended(about);

  await around.inbox.behave({ mode: 'dropAfterData', times: 2 });
  await around.receiver.behave({ status: 302, headers: { location: `http://127.0.0.1/${canary}` }, times: 1 });
  await ended(about);

  const invalid = await ended({ ...about, contactEmail: `${canary} <a@b>, c@d` });
  expect((await deliveryOf(around.db, invalid, 'booking_confirmation')).attempts).toMatchObject([{ reason: 'invalid_recipient' }]);

  database.refuse();
  const waiting = aBookingCreated(about);
  await around.publish(waiting);
  await eventually(() => expect(log.text()).toContain('A message could not be handled'));
  database.heal();
  await eventually(() => expect(around.attempted(waiting.id)).toHaveLength(3), { within: 10_000 });

  // PostgreSQL refuses NUL, and its error quotes the text around it.
  await around.publish(aBookingCreated({ ...about, notes: `${canary}\0` }));
  await eventually(async () => expect(await depthOf(around.amqpUrl, 'notifications.events.parking')).toBe(1), { within: 40_000 });

  // And so may the error about an event of which no mail can be written.
  await around.db.query(
    `WITH event AS (
       INSERT INTO notified_events (id, type, occurred_at, correlation_id, traceparent, data)
       SELECT gen_random_uuid(), type, occurred_at, correlation_id, traceparent, jsonb_build_object('booking', jsonb_build_object('id', $1::text))
       FROM notified_events LIMIT 1 RETURNING id)
     INSERT INTO deliveries (id, event_id, kind, channel, recipient, status)
     SELECT gen_random_uuid(), id, 'booking_confirmation', 'email', $1, 'pending' FROM event`,
    [canary],
  );
  await eventually(() => expect(log.text()).toContain('A delivery could not be made ready'));

  const traced = JSON.stringify(spans);
  for (const work of ['send booking_confirmation', 'handle booking.created', 'smtp_rejected', 'parked']) expect(traced).toContain(work);
  const text = `${log.text()}\n${await metrics.metrics()}\n${traced}`;
  for (const message of ['Attempted', 'A message is parked', 'smtp_rejected', 'connection_lost', 'redirect_refused'])
    expect(text).toContain(message);
  for (const secret of [canary, '+4722864499', salesEmail, webhookSecret, webhookSecret.slice(6), around.databaseUrl, database.url]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toMatch(/[\w.]+@[\w-]+\.example/);
});
