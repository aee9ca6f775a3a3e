import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import type { SubmitLeadRequest } from '#contracts';
import { Column } from '#persistence';

/** A `POST /v1/leads` that was handled: the record behind its idempotency. */
@Entity({ tableName: 'submissions' })
export class Submission {
  /** The submissionId. */
  @PrimaryKey({ type: 'uuid' })
  id: string;

  /** Keyed hash of the body; empty once the person is erased, and then it matches any. */
  @Column({ type: 'text', privacy: 'personal' })
  fingerprint: string;

  /** The message that was handled: its redelivery is no repeat. */
  @Column({ type: 'uuid', privacy: 'plain' })
  commandId: string;

  @Column({ type: 'uuid', privacy: 'plain' })
  leadId: string;

  /** Whether it made its lead. */
  @Column({ type: 'boolean', privacy: 'plain' })
  created: boolean;

  @Column({ type: 'datetime', privacy: 'plain' })
  receivedAt: Date;

  @Column({ type: 'datetime', privacy: 'plain' })
  decidedAt: Date;

  /** The outcome of a request: the lead that it made or touched, or that was erased before it could. */
  constructor(
    request: Pick<SubmitLeadRequest, 'submissionId' | 'fingerprint' | 'receivedAt'>,
    commandId: string,
    lead: { id: string; created: boolean; erased: boolean },
    decidedAt: Date,
  ) {
    this.id = request.submissionId;
    this.fingerprint = lead.erased ? '' : request.fingerprint;
    this.commandId = commandId;
    this.leadId = lead.id;
    this.created = lead.created;
    this.receivedAt = new Date(request.receivedAt);
    this.decidedAt = decidedAt;
  }

  view(): { submissionId: string; receivedAt: string; decidedAt: string } {
    return { submissionId: this.id, receivedAt: this.receivedAt.toISOString(), decidedAt: this.decidedAt.toISOString() };
  }
}
