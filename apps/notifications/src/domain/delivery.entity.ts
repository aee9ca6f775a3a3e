import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import type { BounceAction, DeliveryChannel, DeliveryKind, DeliveryStatus } from '#contracts';
import { Column } from '#persistence';

/** One per event, kind and recipient: the truth of what is to be sent, and was. */
@Entity({ tableName: 'deliveries' })
export class Delivery {
  /** UUIDv7; the `webhook-id`, and the left part of the `Message-ID`. */
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', privacy: 'plain' })
  eventId: string;

  @Column({ type: 'text', privacy: 'plain' })
  kind: DeliveryKind;

  @Column({ type: 'text', privacy: 'plain' })
  channel: DeliveryChannel;

  /** An email address, or the id of a webhook endpoint. */
  @Column({ type: 'text', privacy: 'personal' })
  recipient: string;

  @Column({ type: 'uuid', nullable: true, privacy: 'plain' })
  bookingId: string | null;

  @Column({ type: 'uuid', nullable: true, privacy: 'plain' })
  leadId: string | null;

  /** Of `endpoint.test`: sent to a paused endpoint too. */
  @Column({ type: 'boolean', privacy: 'plain' })
  isTest: boolean;

  @Column({ type: 'text', privacy: 'plain' })
  status: DeliveryStatus = 'pending';

  /** Attempts begun, those of unknown outcome included. */
  @Column({ type: 'integer', privacy: 'plain' })
  attempts = 0;

  /** Counts from 1: each redelivery begins one, with the schedule anew. */
  @Column({ type: 'integer', privacy: 'plain' })
  round = 1;

  /** Attempts of earlier rounds. */
  @Column({ type: 'integer', privacy: 'plain' })
  roundFrom = 0;

  /** At once, by the database's clock, as every time of a delivery. Null once there is nothing more to try. */
  @Column({ type: 'datetime', nullable: true, defaultRaw: 'now()', privacy: 'plain' })
  nextAttemptAt?: Date | null;

  /** While it is in the future, somebody is at it. */
  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  leasedUntil: Date | null = null;

  @Column({ type: 'datetime', defaultRaw: 'now()', privacy: 'plain' })
  createdAt?: Date;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  deliveredAt: Date | null = null;

  /** When the mail system said that the mail, which it had accepted, failed or is late. */
  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  bouncedAt: Date | null = null;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  bounceAction: BounceAction | null = null;

  /** Enhanced status code (RFC 3463). */
  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  bounceStatus: string | null = null;

  constructor(
    delivery: Pick<Delivery, 'id' | 'eventId' | 'kind' | 'channel' | 'recipient' | 'bookingId' | 'leadId'> & { isTest?: boolean },
  ) {
    this.id = delivery.id;
    this.eventId = delivery.eventId;
    this.kind = delivery.kind;
    this.channel = delivery.channel;
    this.recipient = delivery.recipient;
    this.bookingId = delivery.bookingId;
    this.leadId = delivery.leadId;
    this.isTest = delivery.isTest ?? false;
  }
}
