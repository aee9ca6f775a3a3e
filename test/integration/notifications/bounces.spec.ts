import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { type Bounce, type DeliveryFilter, GetDelivery, LeadErasureRequested, ListDeliveries, RecordBounce, Redeliver } from '#contracts';
import { aBookingCreated, type BookingCreatedEvent } from '../../support/builders/a-booking-created.js';
import { anEvent } from '../../support/builders/a-lead-event.js';
import { type CapturedLog, captureLog } from '../../support/captured-log.js';
import { deliveriesOf, deliveryOf } from '../../support/delivery-records.js';
import { eventually } from '../../support/eventually.js';
import { type NotificationsSurroundings, notificationsSurroundings, salesEmail } from '../../support/notifications.js';

type Reported = z.input<typeof RecordBounce.request>['recipients'][number];

const receivedAt = '2026-11-25T12:00:00.000Z';
const [monday, tuesday] = ['2026-11-23T10:00:00.000Z', '2026-11-24T10:00:00.000Z'];
const within = { withinMs: 5_000 };

let around: NotificationsSurroundings;
let log: CapturedLog;

beforeAll(async () => {
  around = await notificationsSurroundings();
  log = captureLog();
  await around.start({}, log.logger);
});
afterAll(() => around.close());

/** A booking whose mails and webhook went out, and the id of its confirmation. */
async function confirmed(): Promise<{ event: BookingCreatedEvent; id: string; address: string }> {
  const event = aBookingCreated();
  await around.handle(event);
  await eventually(async () =>
    expect((await deliveriesOf(around.db, event.id)).map(({ status }) => status)).toEqual(Array(3).fill('delivered')),
  );
  const { id } = await deliveryOf(around.db, event.id, 'booking_confirmation');
  return { event, id, address: event.data.booking.contactEmail };
}

const tell = (deliveryId: string, ...recipients: Reported[]) =>
  around.bus.request(RecordBounce, { deliveryId, receivedAt, recipients }, within);
const failed = (address: string, at: string | null = monday): Reported => ({ addresses: [address], action: 'failed', status: '5.1.1', at });
const delayed = (address: string, at: string | null = monday): Reported => ({
  addresses: [address],
  action: 'delayed',
  status: '4.4.1',
  at,
});
const view = (id: string) => around.bus.request(GetDelivery, { id }, within);
const bounceOf = async (id: string): Promise<Bounce | null> => (await view(id)).bounce;

describe('confirmation_email_dispatched_on_create: a later bounce is recorded apart', () => {
  it('beside the acceptance, which stays; and tells nobody anew that it was delivered', async () => {
    const { event, id, address } = await confirmed();
    await eventually(() => expect(around.attempted(event.id)).toHaveLength(3));
    const before = await view(id);
    expect(before.bounce).toBeNull();
    await tell(id, failed(address));
    expect(await view(id)).toEqual({ ...before, status: 'delivered', bounce: { at: monday, action: 'failed', status: '5.1.1' } });
    expect(around.attempted(event.id)).toHaveLength(3);
  });

  it('once, however often it is told', async () => {
    const { id, address } = await confirmed();
    for (const at of [monday, null]) {
      await tell(id, failed(address, at));
      await tell(id, failed(address, at));
    }
    expect(await bounceOf(id)).toEqual({ at: monday, action: 'failed', status: '5.1.1' });
  });

  it('at the time of receipt when nobody says when', async () => {
    const { id, address } = await confirmed();
    await tell(id, { ...failed(address, null), status: null });
    expect(await bounceOf(id)).toEqual({ at: receivedAt, action: 'failed', status: null });
  });

  it('a failure after a delay, and no delay after a failure', async () => {
    const { id, address } = await confirmed();
    await tell(id, delayed(address));
    expect(await bounceOf(id)).toMatchObject({ action: 'delayed', at: monday });
    await tell(id, failed(address));
    await tell(id, delayed(address, tuesday));
    expect(await bounceOf(id)).toMatchObject({ action: 'failed', at: monday });
  });

  it('of a failure and a delay at the same moment the failure stays', async () => {
    const { id, address } = await confirmed();
    const other = await around.db.connect();
    await other.query('BEGIN');
    await other.query(`UPDATE deliveries SET bounced_at = $1, bounce_action = 'failed' WHERE id = $2`, [monday, id]);
    const told = tell(id, delayed(address, tuesday));
    await eventually(async () => {
      const { rowCount } = await around.db.query(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ~ 'bounced_at'`);
      expect(rowCount).toBe(1);
    });
    await other.query('COMMIT');
    other.release();
    await told;
    expect(await bounceOf(id)).toMatchObject({ action: 'failed', at: monday });
  });

  it('stays when the mail is sent again, until a later one; that of an earlier mail is told with its time', async () => {
    const { event, id, address } = await confirmed();
    await tell(id, failed(address));
    await around.bus.request(Redeliver, { id, actor: 'key:crm', receivedAt }, within);
    await eventually(async () =>
      expect(await deliveryOf(around.db, event.id, 'booking_confirmation')).toMatchObject({ attemptCount: 2, status: 'delivered' }),
    );
    expect(await bounceOf(id)).toMatchObject({ at: monday });
    await tell(id, failed(address, tuesday));
    await tell(id, failed(address, monday));
    expect(await bounceOf(id)).toMatchObject({ at: tuesday });
  });

  it('by any of the addresses that are told, whatever the case of letters on record', async () => {
    const { id, address } = await confirmed();
    await around.db.query('UPDATE deliveries SET recipient = upper(recipient) WHERE id = $1', [id]);
    await tell(id, failed('ola@elsewhere.example'), { ...failed(address), addresses: ['ola@elsewhere.example', address] });
    expect(await bounceOf(id)).toMatchObject({ action: 'failed' });
  });

  it('only if it is told of the recipient of the mail', async () => {
    const { event, id, address } = await confirmed();
    const { id: sales } = await deliveryOf(around.db, event.id, 'sales_notification');
    await tell(id, failed('ola@elsewhere.example'), failed(salesEmail));
    await tell(sales, failed(address));
    expect([await bounceOf(id), await bounceOf(sales)]).toEqual([null, null]);
    await tell(sales, failed(salesEmail));
    expect(await bounceOf(sales)).toMatchObject({ action: 'failed' });
  });

  it('changes nothing of a mail that is not there, nor of a webhook', async () => {
    const { event, address } = await confirmed();
    const { id: webhook, recipient } = await deliveryOf(around.db, event.id, 'webhook');
    expect(await tell(event.id, failed(address))).toEqual({});
    expect(await tell(webhook, failed(recipient))).toEqual({});
    expect(await bounceOf(webhook)).toBeNull();
  });
});

describe('the deliveries that bounced', () => {
  it('are listed, and those that did not', async () => {
    const { event, id, address } = await confirmed();
    await tell(id, delayed(address));
    const { leadId } = event.data.booking;
    const kinds = async (filter: DeliveryFilter) => {
      const { items } = await around.bus.request(ListDeliveries, { filter: { leadId, ...filter }, limit: 100, after: null }, within);
      return items.map(({ kind }) => kind).toSorted();
    };
    expect(await kinds({ bounced: true })).toEqual(['booking_confirmation']);
    expect(await kinds({ bounced: false })).toEqual(['sales_notification', 'webhook']);
    const all = await around.bus.request(ListDeliveries, { filter: { bounced: true }, limit: 100, after: null }, within);
    expect(all.items.every(({ bounce }) => bounce !== null)).toBe(true);
  });

  it('are found by an index of theirs', async () => {
    await around.db.query('ANALYZE deliveries');
    const client = await around.db.connect();
    try {
      await client.query('SET enable_seqscan = off');
      const { rows } = await client.query('EXPLAIN SELECT id FROM deliveries d WHERE d.bounced_at IS NOT NULL ORDER BY d.id DESC LIMIT 26');
      expect(JSON.stringify(rows)).toContain('idx_deliveries_bounced_id');
    } finally {
      client.release(true);
    }
  });
});

describe('lead_soft_delete_only: a bounce of an erased person', () => {
  it('keeps what identifies nobody, and is not recorded any more', async () => {
    const [bounced, other] = [await confirmed(), await confirmed()];
    await tell(bounced.id, failed(bounced.address));
    for (const { event, address } of [bounced, other]) {
      const { leadId } = event.data.booking;
      await around.handle(anEvent({ leadId, email: address }), LeadErasureRequested);
      await eventually(() => expect(around.erasures(leadId)).toHaveLength(1));
    }
    await tell(other.id, failed(other.address));
    expect(await bounceOf(other.id)).toBeNull();
    expect(await bounceOf(bounced.id)).toEqual({ at: monday, action: 'failed', status: '5.1.1' });
    expect(JSON.stringify(await view(bounced.id))).not.toContain(bounced.address);
  });
});

it('the log tells of a bounce by ids and codes alone', async () => {
  const { id, address } = await confirmed();
  await tell(id, failed(address), failed('kanarifugl@elsewhere.example'));
  const line = log
    .text()
    .split('\n')
    .find((each) => each.includes('A mail bounced') && each.includes(id));
  expect(JSON.parse(line ?? '{}')).toMatchObject({ deliveryId: id, action: 'failed', status: '5.1.1' });
  expect(log.text()).not.toMatch(/kanarifugl|@[\w-]+\.example/);
});
