import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import type { z } from 'zod';
import type { BookingStatus, BookingStatusChangeView } from '#contracts';
import { Column } from '#persistence';

/** One step of a booking's lifecycle; `from` is null for its beginning. Never changed, but that an erasure takes the reason. */
@Entity({ tableName: 'booking_status_history' })
export class BookingStatusChange {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', privacy: 'plain' })
  bookingId: string;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  fromStatus: BookingStatus | null;

  @Column({ type: 'text', privacy: 'plain' })
  toStatus: BookingStatus;

  /** `system`, `contact`, or who of the staff. */
  @Column({ type: 'text', privacy: 'plain' })
  actor: string;

  /** Why, as it was told; or what was done, where the status stayed. */
  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  reason: string | null;

  @Column({ type: 'datetime', privacy: 'plain' })
  at: Date;

  constructor(change: Omit<BookingStatusChange, 'view'>) {
    this.id = change.id;
    this.bookingId = change.bookingId;
    this.fromStatus = change.fromStatus;
    this.toStatus = change.toStatus;
    this.actor = change.actor;
    this.reason = change.reason;
    this.at = change.at;
  }

  /** The step as the sales team sees it. */
  view(): z.infer<typeof BookingStatusChangeView> {
    const { fromStatus: from, toStatus: to, actor, reason, at } = this;
    return { from, to, actor, reason, at: at.toISOString() };
  }
}
