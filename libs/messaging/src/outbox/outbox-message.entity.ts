import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Column } from '#persistence';

/** An event that waits to be published, written in the transaction of the change that it tells of. */
@Entity({ tableName: 'outbox' })
export class OutboxMessage {
  /** UUIDv7; the id of the event. */
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Column({ type: 'text', privacy: 'plain' })
  type: string;

  @Column({ type: 'integer', privacy: 'plain' })
  version: number;

  /** The id of what it is about. */
  @Column({ type: 'text', privacy: 'plain' })
  subject: string;

  @Column({ type: 'uuid', privacy: 'plain' })
  correlationId: string;

  @Column({ type: 'text', privacy: 'plain' })
  traceparent: string;

  @Column({ type: 'datetime', privacy: 'plain' })
  occurredAt: Date;

  /** Null once it is published: nobody needs it any more, and it is personal. */
  @Column({ type: 'json', nullable: true, privacy: 'personal' })
  data: unknown;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  leasedUntil: Date | null = null;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  publishedAt: Date | null = null;

  constructor(event: Pick<OutboxMessage, 'id' | 'type' | 'version' | 'subject' | 'correlationId' | 'traceparent' | 'occurredAt' | 'data'>) {
    this.id = event.id;
    this.type = event.type;
    this.version = event.version;
    this.subject = event.subject;
    this.correlationId = event.correlationId;
    this.traceparent = event.traceparent;
    this.occurredAt = event.occurredAt;
    this.data = event.data;
  }
}
