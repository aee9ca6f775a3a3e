import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DeliveryAttempted, type DeliveryAttemptedData } from '#contracts';
import { storeArchived } from '../../support/booking-records.js';
import { type BookingServices, startBookingServices } from '../../support/booking-services.js';
import { aBookingRow } from '../../support/builders/a-booking-row.js';
import { connectSender, type TestSender } from '../../support/consumer.js';
import { eventually } from '../../support/eventually.js';
import { anEnvelope } from '../../support/queues.js';
import { insertRow, theRow } from '../../support/rows.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let services: BookingServices;
let sender: TestSender;

beforeAll(async () => {
  vhost = await createVhost();
  services = await startBookingServices(vhost.amqpUrl);
  sender = await connectSender(vhost.amqpUrl);
});

afterAll(async () => {
  await sender.close();
  await services.close();
  await vhost.remove();
});

interface Attempt {
  readonly id: string;
  readonly data: DeliveryAttemptedData;
}

const eventId = randomUUID();
const anAttempt = (bookingId: string, data: Partial<DeliveryAttemptedData>): Attempt => ({
  id: randomUUID(),
  data: {
    deliveryId: randomUUID(),
    eventId,
    eventType: 'booking.created',
    kind: 'webhook',
    bookingId,
    delivered: false,
    attempts: 1,
    at: new Date().toISOString(),
    ...data,
  },
});

/** Publishes the events in this order, as notifications would, and waits until each of them was handled. */
const publish = async (attempts: readonly Attempt[]): Promise<void> => {
  await Promise.all(
    attempts.map(({ id, data }) =>
      sender.publisher.publish({
        exchange: 'events',
        routingKey: DeliveryAttempted.name,
        messageId: randomUUID(),
        content: Buffer.from(anEnvelope({ id, type: DeliveryAttempted.name, dataschema: 'urn:demo-booking:delivery.attempted:1', data })),
        options: { persistent: true },
      }),
    ),
  );
};
const handled = (attempts: readonly Attempt[]): Promise<void> =>
  eventually(async () => {
    const ids = [...new Set(attempts.map(({ id }) => id))];
    const { rows } = await services.bookingsDb.query('SELECT FROM inbox WHERE message_id = ANY($1)', [ids]);
    expect(rows).toHaveLength(ids.length);
  });

const aBooking = async (): Promise<string> => {
  const row = aBookingRow();
  await insertRow(services.bookingsDb, 'demo_bookings', row);
  return String(row['id']);
};
const projectionOf = (id: string) =>
  theRow(
    services.bookingsDb,
    `SELECT confirmation_email_sent AS sent, confirmation_email_sent_at AS "sentAt", webhook_delivered_at AS "deliveredAt",
       webhook_attempts AS attempts, version FROM demo_bookings WHERE id = $1`,
    [id],
  );
const nothing = { sent: false, sentAt: null, deliveredAt: null, attempts: 0, version: 1 };
const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 10, 0, second)).toISOString();

/** Every attempt for a booking whose mail passed at the second try and whose webhook at the third. */
const script = (id: string): Attempt[] => [
  anAttempt(id, { kind: 'booking_confirmation', at: at(1) }),
  anAttempt(id, { kind: 'booking_confirmation', delivered: true, attempts: 2, at: at(2) }),
  anAttempt(id, { kind: 'sales_notification', delivered: true, at: at(2) }),
  ...[1, 2, 3, 4].map((n) => anAttempt(id, { attempts: n, delivered: n > 2, at: at(n + 2) })),
];

describe('confirmation_email_on_create', () => {
  it('a confirmation that the mail server accepted is shown on the booking, one that it did not accept is not', async () => {
    const id = await aBooking();
    const refused = [anAttempt(id, { kind: 'booking_confirmation', at: at(1) })];
    await publish(refused);
    const other = [anAttempt(id, { kind: 'sales_notification', delivered: true, at: at(2) })];
    await publish(other);
    const accepted = [anAttempt(id, { kind: 'booking_confirmation', delivered: true, attempts: 2, at: at(3) })];
    await publish(accepted);
    await handled(accepted);
    expect(await projectionOf(id)).toEqual({ ...nothing, sent: true, sentAt: new Date(at(3)) });
  });

  it('neither another kind nor another event is taken for it', async () => {
    const id = await aBooking();
    await publish([
      anAttempt(id, { kind: 'sales_notification', delivered: true }),
      anAttempt(id, { kind: 'webhook', eventType: 'booking.confirmed', delivered: true, attempts: 9 }),
      anAttempt(id, { kind: 'booking_confirmation', eventType: 'booking.confirmed', delivered: true }),
      anAttempt(randomUUID(), { kind: 'booking_confirmation', delivered: true }),
    ]);
    const last = [anAttempt(id, { attempts: 1, at: at(1) })];
    await publish(last);
    await handled(last);
    expect(await projectionOf(id)).toEqual({ ...nothing, attempts: 1 });
  });
});

describe('webhook_notification_on_create', () => {
  it('what is delivered for a booking that is archived meanwhile is shown there', async () => {
    const id = await storeArchived(services.bookingsDb);
    const attempts = [
      anAttempt(id, { kind: 'booking_confirmation', delivered: true, at: at(1) }),
      anAttempt(id, { attempts: 2, delivered: true, at: at(3) }),
    ];
    await publish(attempts);
    await handled(attempts);
    const columns = 'confirmation_email_sent_at AS "sentAt", webhook_delivered_at AS "deliveredAt", webhook_attempts AS attempts';
    expect(await theRow(services.bookingsDb, `SELECT ${columns} FROM demo_bookings_archive WHERE id = $1`, [id])).toEqual({
      sentAt: new Date(at(1)),
      deliveredAt: new Date(at(3)),
      attempts: 2,
    });
  });

  it('attempts are counted from the first on, the delivery is the first that succeeded', async () => {
    const id = await aBooking();
    const attempts = [1, 2, 3, 4].map((n) => anAttempt(id, { attempts: n, delivered: n > 2, at: at(n) }));
    await publish(attempts);
    await handled(attempts);
    expect(await projectionOf(id)).toEqual({ ...nothing, attempts: 4, deliveredAt: new Date(at(3)) });
  });

  it('the count of attempts never falls', async () => {
    const id = await aBooking();
    const seen: unknown[] = [];
    for (const n of [4, 2, 6, 1, 3]) {
      const attempt = [anAttempt(id, { attempts: n, at: at(n) })];
      await publish(attempt);
      await handled(attempt);
      seen.push((await projectionOf(id))['attempts']);
    }
    expect(seen).toEqual([4, 4, 6, 6, 6]);
  });

  it('twenty duplicates of each event, in any order, come to the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(
          Array.from({ length: 7 * 20 }, (_, n) => n),
          { minLength: 7 * 20 },
        ),
        async (order) => {
          const id = await aBooking();
          const attempts = script(id);
          const events = order.flatMap((n) => attempts[n % attempts.length] ?? []);
          await publish(events);
          await handled(attempts.filter(({ data }) => data.kind === 'webhook' || (data.delivered && data.kind === 'booking_confirmation')));
          expect(await projectionOf(id)).toEqual({
            sent: true,
            sentAt: new Date(at(2)),
            deliveredAt: new Date(at(5)),
            attempts: 4,
            version: 1,
          });
        },
      ),
      { numRuns: 8 },
    );
  });
});
