import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import type { z } from 'zod';
import type { LeadStatus, LeadStatusChangeView } from '#contracts';
import { Column } from '#persistence';

/** One step of a lead's lifecycle; `from` is null for its beginning. Never changed, but for what an erasure takes. */
@Entity({ tableName: 'lead_status_history' })
export class LeadStatusChange {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', privacy: 'plain' })
  leadId: string;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  fromStatus: LeadStatus | null;

  @Column({ type: 'text', privacy: 'plain' })
  toStatus: LeadStatus;

  /** `system`, `contact`, or who of the staff. */
  @Column({ type: 'text', privacy: 'plain' })
  actor: string;

  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  reason: string | null;

  @Column({ type: 'datetime', privacy: 'plain' })
  at: Date;

  constructor(change: Omit<LeadStatusChange, 'view'>) {
    this.id = change.id;
    this.leadId = change.leadId;
    this.fromStatus = change.fromStatus;
    this.toStatus = change.toStatus;
    this.actor = change.actor;
    this.reason = change.reason;
    this.at = change.at;
  }

  view(): z.infer<typeof LeadStatusChangeView> {
    return { from: this.fromStatus, to: this.toStatus, actor: this.actor, reason: this.reason, at: this.at.toISOString() };
  }
}
