import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { insertRow, refusalOf } from '../../support/rows.js';
import { poolAt } from '../../support/pool.js';

let database: TestDatabase;
let asService: Pool;

beforeAll(async () => {
  database = await createDatabase('notifications');
  asService = poolAt(database.url);
});
afterAll(async () => {
  await asService.end();
  await database.remove();
});

const leadId = uuidv7();

async function storeEvent(): Promise<string> {
  const id = uuidv7();
  const trail = { correlation_id: uuidv7(), traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
  await insertRow(asService, 'notified_events', {
    id,
    type: 'booking.created',
    occurred_at: new Date(),
    lead_id: leadId,
    ...trail,
    data: {},
  });
  return id;
}

const storeDelivery = (eventId: string, more: Record<string, unknown> = {}) =>
  insertRow(asService, 'deliveries', {
    id: uuidv7(),
    event_id: eventId,
    kind: 'webhook',
    channel: 'webhook',
    recipient: uuidv7(),
    status: 'pending',
    next_attempt_at: new Date(),
    created_at: new Date(),
    ...more,
  });

describe('the database of notifications', () => {
  it('knows the lead of a delivery that a version of the service wrote which does not', async () => {
    const eventId = await storeEvent();
    await storeDelivery(eventId);
    const { rows } = await asService.query('SELECT lead_id, round, round_from FROM deliveries WHERE event_id = $1', [eventId]);
    expect(rows).toEqual([{ lead_id: leadId, round: 1, round_from: 0 }]);
  });

  it('refuses a kind that is not known, and a round of more attempts than were made', async () => {
    const eventId = await storeEvent();
    expect(await refusalOf(storeDelivery(eventId, { kind: 'booking_praised' }))).toMatchObject({ constraint: 'deliveries_kind_check' });
    expect(await refusalOf(storeDelivery(eventId, { round_from: 1 }))).toMatchObject({ constraint: 'round_within_attempts' });
  });

  it('refuses a bounce that is half told, of a webhook, or with a text where its codes are', async () => {
    const eventId = await storeEvent();
    const mail = { channel: 'email', kind: 'booking_confirmation', recipient: 'kari@fylkeslaget.example' };
    const bounce = { bounced_at: new Date(), bounce_action: 'failed', bounce_status: '5.1.1' };
    const refused = async (more: Record<string, unknown>) => refusalOf(storeDelivery(eventId, { ...mail, ...bounce, ...more }));
    expect(await refused({ bounced_at: null })).toMatchObject({ constraint: 'bounce_is_whole' });
    expect(await refused({ bounce_action: null })).toMatchObject({ constraint: 'bounce_is_whole' });
    expect(await refused({ bounce_action: 'relayed' })).toMatchObject({ constraint: 'known_bounce_action' });
    expect(await refused({ bounce_status: '550 kari' })).toMatchObject({ constraint: 'bounce_status_is_enhanced' });
    expect(await refused({ channel: 'webhook', kind: 'webhook' })).toMatchObject({ constraint: 'mails_bounce' });
    await storeDelivery(eventId, { ...mail, ...bounce });
  });

  it('refuses a deleted endpoint that is enabled, and a former secret that signs for ever', async () => {
    const endpoint = { id: uuidv7(), url: 'https://crm.example', secret: 'whsec_AAAA', types: ['booking.created'], enabled: true };
    expect(await refusalOf(insertRow(asService, 'webhook_endpoints', { ...endpoint, deleted_at: new Date() }))).toMatchObject({
      constraint: 'deleted_is_disabled',
    });
    expect(await refusalOf(insertRow(asService, 'webhook_endpoints', { ...endpoint, previous_secret: 'whsec_BBBB' }))).toMatchObject({
      constraint: 'previous_secret_has_an_end',
    });
  });

  it('lets the service change no tombstone', async () => {
    await insertRow(asService, 'erased_leads', { lead_id: leadId, erased_at: new Date() });
    expect(await refusalOf(asService.query('UPDATE erased_leads SET erased_at = now()'))).toMatchObject({ code: '42501' });
  });
});
