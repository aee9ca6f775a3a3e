import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Counter, Registry } from 'prom-client';
import type { BookingStatus } from '#contracts';
import { Collectors } from '#runtime';

const open = 'demo_booking_bookings_open';
/** A minute: it is a figure for people, and counting is no more than reading an index, but of all that is open. */
const freshMs = 60_000;

/** How bookings come and go. To count all that there are by status would take seconds of the database: what is open is counted alone. */
@Injectable()
export class BookingMetrics {
  private readonly changes: Counter<'status' | 'by'>;

  constructor(@Inject(Registry) registry: Registry, collectors: Collectors, @Inject(EntityManager) em: EntityManager) {
    this.changes = new Counter({
      name: 'demo_booking_booking_status_changes_total',
      help: 'Bookings that came to a status, by the status and who brought them there; without those that an erasure cancels.',
      labelNames: ['status', 'by'],
      registers: [registry],
    });
    collectors.add({
      name: 'bookings',
      gauges: [{ name: open, help: 'Bookings that are pending or confirmed, those in quarantine included.', labelNames: ['status'] }],
      read: async () => {
        const counts = await countOpen(em.fork());
        return Object.entries(counts).map(([status, value]) => ({ gauge: open, labels: { status }, value }));
      },
      freshMs,
    });
  }

  /** A booking is at `status` now, brought there by an actor as histories name them. */
  cameTo(status: BookingStatus, actor: string): void {
    this.changes.inc({ status, by: actor === 'contact' || actor === 'system' ? actor : 'staff' });
  }
}

async function countOpen(em: EntityManager): Promise<{ pending: number; confirmed: number }> {
  const { rows } = await sql<{ pending: number; confirmed: number }>`
    SELECT (SELECT count(*)::integer FROM demo_bookings WHERE status = 'pending') AS pending,
      (SELECT count(*)::integer FROM demo_bookings WHERE status = 'confirmed') AS confirmed`.execute(em.getKysely());
  return rows[0] ?? { pending: 0, confirmed: 0 };
}
