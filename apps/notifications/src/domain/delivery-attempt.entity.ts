import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import type { AttemptOutcome } from '#contracts';
import { Column } from '#persistence';

/** One try to send a delivery. Written before it begins, so that none goes uncounted. */
@Entity({ tableName: 'delivery_attempts' })
export class DeliveryAttempt {
  @PrimaryKey({ type: 'uuid' })
  deliveryId!: string;

  /** Counts from 1 within its delivery. */
  @PrimaryKey({ type: 'integer' })
  number!: number;

  @Column({ type: 'datetime', privacy: 'plain' })
  at!: Date;

  @Column({ type: 'text', privacy: 'plain' })
  outcome!: AttemptOutcome;

  /** Why it failed: a short code. */
  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  reason!: string | null;

  @Column({ type: 'integer', nullable: true, privacy: 'plain' })
  statusCode!: number | null;

  @Column({ type: 'integer', nullable: true, privacy: 'plain' })
  latencyMs!: number | null;

  /** The first 2 KB of the answer. */
  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  response!: string | null;
}
