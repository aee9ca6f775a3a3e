import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import type { ProblemCode, Refusal } from '#contracts';
import { Column } from '#persistence';

/** What became of a submission: the record behind idempotency and behind the status that clients ask for. */
@Entity({ tableName: 'submissions' })
export class Submission {
  /** The submissionId. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** Keyed hash of the body that was stored; empty when its person is erased, or it was refused. */
  @Column({ type: 'text', privacy: 'personal' })
  fingerprint!: string;

  /** The message that led to this outcome: its redelivery gets the same one. */
  @Column({ type: 'uuid', privacy: 'plain' })
  commandId!: string;

  @Column({ type: 'text', privacy: 'plain' })
  state!: 'stored' | 'rejected';

  @Column({ type: 'uuid', nullable: true, privacy: 'plain' })
  bookingId!: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  code!: ProblemCode | null;

  @Column({ type: 'json', nullable: true, privacy: 'plain' })
  refusal!: Refusal | null;

  @Column({ type: 'datetime', privacy: 'plain' })
  receivedAt!: Date;

  @Column({ type: 'datetime', privacy: 'plain' })
  decidedAt!: Date;
}
