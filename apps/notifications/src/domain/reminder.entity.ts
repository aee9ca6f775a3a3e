import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Column } from '#persistence';

/** What the newest event of a booking says of its reminder. */
@Entity({ tableName: 'reminders' })
export class Reminder {
  @PrimaryKey({ type: 'uuid' })
  bookingId!: string;

  @Column({ type: 'uuid', privacy: 'plain' })
  leadId!: string;

  /** Of the booking, in that event: an older event changes nothing. */
  @Column({ type: 'integer', privacy: 'plain' })
  version!: number;

  @Column({ type: 'datetime', privacy: 'plain' })
  scheduledAt!: Date;

  /** Null when there is nothing to remind of, or it was done. */
  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  dueAt!: Date | null;

  /** The event; the mail is a delivery of it. */
  @Column({ type: 'uuid', privacy: 'plain' })
  eventId!: string;
}
