import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type DeliveryChannel, deliveryChannels } from '#contracts';
import type { Collectors } from '#runtime';

const overdue = 'demo_booking_deliveries_oldest_due_age_seconds';

/** Tells for how long the oldest due delivery of each channel has waited, when metrics are collected. */
export function watchDueDeliveries(collectors: Collectors, em: EntityManager): void {
  collectors.add({
    name: 'deliveries',
    gauges: [
      {
        name: overdue,
        help: 'For how long the delivery has been due that is due longest and not under way, by channel; 0 when none is. Without what waits for a paused endpoint.',
        labelNames: ['channel'],
      },
    ],
    read: async () => {
      const since = await oldestDue(em.fork());
      return deliveryChannels.map((channel) => ({ gauge: overdue, labels: { channel }, value: since[channel] }));
    },
  });
}

/** Seconds by channel. Webhooks are looked at per endpoint, as they are claimed: there is no index of their times over all. */
async function oldestDue(em: EntityManager): Promise<Record<DeliveryChannel, number>> {
  const due = sql`d.status = 'pending' AND (d.leased_until IS NULL OR d.leased_until < now())`;
  const { rows } = await sql<Record<DeliveryChannel, number>>`
    SELECT
      coalesce(greatest(0, extract(epoch FROM now() - (
        SELECT d.next_attempt_at FROM deliveries d WHERE d.channel = 'email' AND ${due} ORDER BY d.next_attempt_at LIMIT 1)))::float8, 0) AS email,
      coalesce(greatest(0, extract(epoch FROM now() - (
        SELECT min(oldest.next_attempt_at) FROM webhook_endpoints w CROSS JOIN LATERAL (
          SELECT d.next_attempt_at FROM deliveries d WHERE d.channel = 'webhook' AND d.recipient = w.id::text AND ${due}
          ORDER BY d.next_attempt_at LIMIT 1) oldest
        WHERE w.paused_at IS NULL)))::float8, 0) AS webhook`.execute(em.getKysely());
  return rows[0] ?? { email: 0, webhook: 0 };
}
