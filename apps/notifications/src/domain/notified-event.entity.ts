import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Column } from '#persistence';

/** An event that deliveries tell of: kept once, for every attempt of each of them. */
@Entity({ tableName: 'notified_events' })
export class NotifiedEvent {
  /** The id of the event. */
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Column({ type: 'text', privacy: 'plain' })
  type: string;

  @Column({ type: 'datetime', privacy: 'plain' })
  occurredAt: Date;

  @Column({ type: 'uuid', nullable: true, privacy: 'plain' })
  bookingId: string | null;

  @Column({ type: 'uuid', nullable: true, privacy: 'plain' })
  leadId: string | null;

  /** Of the request that led to it: every attempt is logged and traced under them. */
  @Column({ type: 'uuid', privacy: 'plain' })
  correlationId: string;

  @Column({ type: 'text', privacy: 'plain' })
  traceparent: string;

  @Column({ type: 'json', privacy: 'personal' })
  data: unknown;

  constructor(event: NotifiedEvent) {
    this.id = event.id;
    this.type = event.type;
    this.occurredAt = event.occurredAt;
    this.bookingId = event.bookingId;
    this.leadId = event.leadId;
    this.correlationId = event.correlationId;
    this.traceparent = event.traceparent;
    this.data = event.data;
  }
}
