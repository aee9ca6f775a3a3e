import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { insertRow } from '../rows.js';

/** Stores an endpoint for `booking.created` at `url`, and gives its id. */
export async function anEndpoint(db: Pool, url: string): Promise<string> {
  const id = uuidv7();
  await insertRow(db, 'webhook_endpoints', {
    id,
    url,
    secret: 'whsec_YSBzZWNyZXQgZm9yIHRlc3RzIGFsb25lIQ==',
    types: ['booking.created'],
    enabled: true,
  });
  return id;
}

/** Stores `count` webhooks to an endpoint, each of an event of its own, due since some half a minute that was `dueFor` ago. */
export async function aBacklog(db: Pool, endpointId: string, count: number, data: unknown, dueFor = '1 hour'): Promise<void> {
  await db.query(
    `WITH e AS (
       INSERT INTO notified_events (id, type, occurred_at, booking_id, lead_id, correlation_id, traceparent, data)
       SELECT gen_random_uuid(), 'booking.created', now(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
         '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', $3::jsonb
       FROM generate_series(1, $2::integer) RETURNING id, booking_id, lead_id)
     INSERT INTO deliveries (id, event_id, kind, channel, recipient, booking_id, lead_id, status, next_attempt_at, created_at)
     SELECT gen_random_uuid(), id, 'webhook', 'webhook', $1, booking_id, lead_id, 'pending', now() - $4::interval + random() * interval '30 seconds', now() FROM e`,
    [endpointId, count, JSON.stringify(data), dueFor],
  );
}
