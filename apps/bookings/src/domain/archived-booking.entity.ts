import { Entity } from '@mikro-orm/decorators/legacy';
import { Column } from '#persistence';
import { Booking } from './booking.entity.js';

/** A booking in the archive: still read, no longer worked on. */
@Entity({ tableName: 'demo_bookings_archive' })
export class ArchivedBooking extends Booking {
  @Column({ type: 'datetime', privacy: 'plain' })
  archivedAt!: Date;
}
