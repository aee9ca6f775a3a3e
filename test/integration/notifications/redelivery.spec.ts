import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import {
  BookingConfirmed,
  BookingRescheduled,
  type CommandContract,
  ConfirmationResendRequested,
  type DeliveryFilter,
  GetDelivery,
  LeadErased,
  ListDeliveries,
  Redeliver,
} from '#contracts';
import { defaultEndpointId } from '../../../apps/notifications/src/deliveries/default-endpoint.js';
import { aBookingCreated, type BookingCreatedEvent } from '../../support/builders/a-booking-created.js';
import { anEvent } from '../../support/builders/a-lead-event.js';
import { deliveriesOf, deliveryOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings, salesEmail } from '../../support/notifications.js';

let around: NotificationsSurroundings;

beforeAll(async () => {
  around = await notificationsSurroundings();
  await around.start();
});
afterEach(async () => {
  await around.receiver.behave({ status: 200 });
  await around.inbox.behave({ mode: 'accept' });
  await around.db.query('UPDATE webhook_endpoints SET enabled = true');
});
afterAll(() => around.close());

const ask = <Request extends z.ZodType, Reply extends z.ZodType>(command: CommandContract<Request, Reply>, request: z.input<Request>) =>
  around.bus.request(command, request, { withinMs: 5_000 });
const redeliver = (id: string) => ask(Redeliver, { id, actor: 'key:crm', receivedAt: new Date().toISOString() });
const list = (filter: DeliveryFilter, limit = 100, after: string | null = null) => ask(ListDeliveries, { filter, limit, after });

async function ended(event: BookingCreatedEvent = aBookingCreated(), contract = BookingConfirmed) {
  await around.publish(event, ...(event.data.booking.version === 1 ? [] : [contract]));
  await eventually(async () => {
    const statuses = (await deliveriesOf(around.db, event.id)).map(({ status }) => status);
    expect(statuses.length).toBeGreaterThan(0);
    expect(statuses).not.toContain('pending');
  });
  return event;
}

describe('the deliveries', () => {
  it('are listed newest first with their attempts, by booking, lead, kind, status and endpoint', async () => {
    await around.receiver.behave({ status: 500, times: 1 });
    const { id: eventId, data } = await ended();
    const { id: bookingId, leadId, contactEmail } = data.booking;
    const { items, next } = await list({ bookingId });
    expect(next).toBeNull();
    expect(items.map(({ id }) => id)).toEqual(
      items
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    );
    const common = { eventId, eventType: 'booking.created', bookingId, leadId, status: 'delivered', nextAttemptAt: null };
    const delivered = { at: expect.any(String), outcome: 'delivered', latencyMs: expect.any(Number), response: expect.any(String) };
    expect(items).toEqual([
      expect.objectContaining({
        ...common,
        kind: 'webhook',
        channel: 'webhook',
        recipient: around.receiver.hookUrl,
        endpointId: defaultEndpointId,
        attempts: [
          {
            at: expect.any(String),
            outcome: 'failed',
            reason: 'http_status',
            statusCode: 500,
            latencyMs: expect.any(Number),
            response: expect.any(String),
          },
          { ...delivered, statusCode: 200 },
        ],
      }),
      expect.objectContaining({ ...common, kind: 'sales_notification', recipient: salesEmail, endpointId: null }),
      expect.objectContaining({
        ...common,
        kind: 'booking_confirmation',
        recipient: contactEmail,
        attempts: [{ ...delivered, statusCode: 250 }],
      }),
    ]);
    expect((await list({ leadId })).items).toEqual(items);
    expect((await list({ leadId, kind: 'webhook' })).items).toEqual(items.slice(0, 1));
    expect((await list({ leadId, status: 'failed' })).items).toEqual([]);
    expect((await list({ leadId, endpointId: defaultEndpointId })).items).toEqual(items.slice(0, 1));
    expect(await ask(GetDelivery, { id: items[1]?.id ?? '' })).toEqual(items[1]);
  });

  it('are paged without gaps', async () => {
    await ended();
    const whole = (await list({})).items.map(({ id }) => id);
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const { items, next }: Awaited<ReturnType<typeof list>> = await list({}, 2, after);
      paged.push(...items.map(({ id }) => id));
      if (next === null) break;
      after = next;
    }
    expect(paged).toEqual(whole);
  });

  it('that are unknown are not found', async () => {
    await expect(ask(GetDelivery, { id: randomUUID() })).rejects.toMatchObject({ refusal: { code: 'not_found' } });
    await expect(redeliver(randomUUID())).rejects.toMatchObject({ refusal: { code: 'not_found' } });
  });
});

describe('a redelivery', () => {
  it('of a webhook is a further attempt with the same id, and the count never falls', async () => {
    const event = await ended();
    const { id } = await deliveryOf(around.db, event.id, 'webhook');
    expect(await redeliver(id)).toMatchObject({ id, status: 'pending' });
    await eventually(() => expect(around.attempted(event.id).filter(({ kind }) => kind === 'webhook')).toHaveLength(2));
    const told = around.attempted(event.id).filter(({ kind }) => kind === 'webhook');
    expect(told.map(({ attempts }) => attempts)).toEqual([1, 2]);
    const requests = await around.receiver.requests(event.data.booking.id);
    expect(new Set(requests.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]));
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({ status: 'delivered', attemptCount: 2, leased: false });
  });

  it('has the whole schedule before it anew', async () => {
    await around.receiver.behave({ status: 500 });
    const event = await ended();
    const { id } = await deliveryOf(around.db, event.id, 'webhook');
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({ status: 'failed', attemptCount: 6 });
    await redeliver(id);
    await eventually(async () =>
      expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({ status: 'failed', attemptCount: 12 }),
    );
    await around.receiver.behave({ status: 200 });
    await redeliver(id);
    await eventually(() => expect(around.attempted(event.id).at(-1)).toMatchObject({ kind: 'webhook', delivered: true, attempts: 13 }));
  });

  it('of a mail has a Message-ID of its own', async () => {
    const event = await ended();
    const { id } = await deliveryOf(around.db, event.id, 'booking_confirmation');
    await redeliver(id);
    await eventually(async () => {
      const mails = await around.inbox.mails(event.data.booking.contactEmail);
      expect(mails.map(({ messageId }) => messageId)).toEqual([`<${id}@demo-booking.example>`, `<${id}.2@demo-booking.example>`]);
    });
  });

  it('that is asked for during an attempt is made after it, whatever that comes to', async () => {
    await around.receiver.behave({ status: 200, delayMs: 1_000, times: 1 });
    const event = aBookingCreated();
    await around.publish(event);
    await eventually(async () => expect(await around.receiver.requests(event.data.booking.id)).toHaveLength(1));
    const { id } = await deliveryOf(around.db, event.id, 'webhook');
    await redeliver(id);
    await eventually(async () => expect(await around.receiver.requests(event.data.booking.id)).toHaveLength(2));
    await eventually(async () =>
      expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({
        status: 'delivered',
        leased: false,
        attempts: [{ outcome: 'delivered' }, { outcome: 'delivered' }],
      }),
    );
  });

  it('lead_soft_delete_only: of the news that a person is erased is made again; of anything else of them it is refused', async () => {
    await around.db.query('UPDATE webhook_endpoints SET types = $1', [['booking.created', LeadErased.name]]);
    const { id: eventId, data } = await ended();
    const { leadId, id: bookingId } = data.booking;
    await around.db.query('INSERT INTO erased_leads (lead_id, erased_at) VALUES ($1, now())', [leadId]);
    const told = anEvent({ leadId, bookingIds: [bookingId] });
    await around.publish(told, LeadErased);
    const news = await eventually(async () => {
      const delivery = await deliveryOf(around.db, told.id, 'webhook');
      expect(delivery.status).toBe('delivered');
      return delivery;
    });
    expect(await redeliver(news.id)).toMatchObject({ id: news.id, status: 'pending' });
    const { id } = await deliveryOf(around.db, eventId, 'booking_confirmation');
    await expect(redeliver(id)).rejects.toMatchObject({ refusal: { code: 'invalid_state' } });
  });

  it('is refused when the endpoint is disabled', async () => {
    const event = await ended();
    await around.db.query('UPDATE webhook_endpoints SET enabled = false');
    const { id } = await deliveryOf(around.db, event.id, 'webhook');
    await expect(redeliver(id)).rejects.toMatchObject({ refusal: { code: 'invalid_state' } });
    expect(await deliveryOf(around.db, event.id, 'webhook')).toMatchObject({ status: 'delivered' });
  });
});

async function resend({ data: { booking } }: BookingCreatedEvent, mail: 'request' | 'invitation') {
  const request = anEvent({ bookingId: booking.id, leadId: booking.leadId, mail });
  await around.handle(request, ConfirmationResendRequested);
  return request;
}
const mailsTo = ({ data: { booking } }: BookingCreatedEvent) => around.inbox.mails(booking.contactEmail);

describe('a confirmation that is to be sent again', () => {
  it('is the receipt of a request, once, however often its event comes', async () => {
    const event = await ended();
    const request = await resend(event, 'request');
    await eventually(async () => expect(await mailsTo(event)).toHaveLength(2));
    await around.publish(request, ConfirmationResendRequested);
    await resend(event, 'request');
    await eventually(async () => expect(await mailsTo(event)).toHaveLength(3));
    expect(new Set((await mailsTo(event)).map(({ messageId }) => messageId)).size).toBe(3);
    expect(await deliveryOf(around.db, event.id, 'booking_confirmation')).toMatchObject({ attemptCount: 3 });
  });

  it('is the newest invitation of a confirmed booking', async () => {
    const created = await ended();
    const scheduledAt = '2026-12-01T09:00:00.000Z';
    const { booking } = created.data;
    const moved = aBookingCreated({ ...booking, status: 'confirmed', version: 3, scheduledAt });
    // The newer one came first.
    await ended(moved, BookingRescheduled);
    await ended(aBookingCreated({ ...booking, status: 'confirmed', version: 2, scheduledAt }));
    await resend(created, 'invitation');
    await eventually(async () => expect(await mailsTo(created)).toHaveLength(4));
    expect(await deliveryOf(around.db, moved.id, 'booking_rescheduled')).toMatchObject({ attemptCount: 2 });
  });

  it('is nothing when there is none', async () => {
    const event = aBookingCreated();
    await resend(event, 'invitation');
    expect(await mailsTo(event)).toEqual([]);
  });

  it('is the same mail, at once, when it still waits', async () => {
    const event = await ended();
    const { id } = await deliveryOf(around.db, event.id, 'booking_confirmation');
    await around.db.query(
      `UPDATE deliveries SET status = 'pending', delivered_at = NULL, next_attempt_at = now() + interval '1 hour' WHERE id = $1`,
      [id],
    );
    await resend(event, 'request');
    await eventually(async () =>
      expect((await mailsTo(event)).map(({ messageId }) => messageId)).toEqual(Array(2).fill(`<${id}@demo-booking.example>`)),
    );
  });
});
