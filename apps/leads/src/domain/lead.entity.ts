import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import {
  type Actor,
  type ChangeLead,
  DomainError,
  LeadSnapshot,
  type LeadSource,
  type LeadStatus,
  type LeadView,
  type Locale,
} from '#contracts';
import { Column } from '#persistence';
import { leadLifecycle } from './lead-status.js';
import { LeadStatusChange } from './lead-status-change.entity.js';

const dayMs = 86_400_000;

/** What staff may change of a lead; what is absent stays. */
export type LeadFields = z.infer<typeof ChangeLead.request>['fields'];

/** A prospective organization's contact: one per normalized email among those that are not erased. */
@Entity({ tableName: 'leads' })
export class Lead {
  /** UUIDv7 of the time of receipt. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', privacy: 'personal' })
  firstName!: string;

  @Column({ type: 'text', privacy: 'personal' })
  lastName!: string;

  /** Trimmed and lower-cased. */
  @Column({ type: 'text', privacy: 'personal' })
  email!: string;

  /** E.164 when it parses, else as typed. */
  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  phone!: string | null;

  @Column({ type: 'text', privacy: 'personal' })
  organizationName!: string;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  organizationType!: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  organizationSize!: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  roleTitle!: string | null;

  @Column({ type: 'text', privacy: 'plain' })
  source!: LeadSource;

  @Column({ type: 'text', privacy: 'plain' })
  status!: LeadStatus;

  /** Who of the sales team works it. */
  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  owner!: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  notes!: string | null;

  /** The first inquiry. */
  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  message!: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  utmSource!: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  utmMedium!: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  utmCampaign!: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  lastUtmSource!: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  lastUtmMedium!: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  lastUtmCampaign!: string | null;

  @Column({ type: 'datetime', privacy: 'plain' })
  lastTouchAt!: Date;

  /** Anonymized: IPv4 with its last octet zeroed, IPv6 cut to its /48. */
  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  ipAddress!: string | null;

  @Column({ type: 'boolean', privacy: 'plain' })
  consentGiven!: boolean;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  consentTimestamp!: Date | null;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  consentWithdrawnAt!: Date | null;

  @Column({ type: 'text', privacy: 'plain' })
  locale!: Locale;

  @Column({ type: 'text', privacy: 'plain' })
  timeZone!: string;

  /** Set while the lead stems from a quarantined submission alone. */
  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  quarantinedAt!: Date | null;

  /** The receipt of the last inquiry that was due an acknowledgement. */
  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  acknowledgedAt!: Date | null;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  erasedAt!: Date | null;

  /** Counts the changes, but for what is projected or noted down for the system itself. */
  @Column({ type: 'integer', privacy: 'plain' })
  version!: number;

  /** The time of receipt. */
  @Column({ type: 'datetime', privacy: 'plain' })
  createdAt!: Date;

  @Column({ type: 'datetime', privacy: 'plain' })
  updatedAt!: Date;

  change(fields: LeadFields, at: Date): void {
    Object.assign(this, Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
    this.touch(at);
  }

  /** Takes one step, and gives its place in the history. Throws `status_transition_enforcement`. */
  moveTo(to: LeadStatus, actor: Actor, reason: string | null, at: Date): LeadStatusChange {
    const from = this.status;
    if (!leadLifecycle.allows(from, to)) {
      throw new DomainError({ code: 'status_transition_enforcement', detail: `A lead that is ${from} cannot become ${to}.` });
    }
    this.status = to;
    this.touch(at);
    return new LeadStatusChange({ id: uuidv7(), leadId: this.id, fromStatus: from, toStatus: to, actor, reason, at });
  }

  addNote(note: string, at: Date): void {
    this.notes = this.notes === null ? note : `${this.notes}\n\n${note}`;
    this.touch(at);
  }

  /** Lets it out of quarantine. Throws `invalid_state` when it is in none. */
  release(at: Date): void {
    if (this.quarantinedAt === null) throw new DomainError({ code: 'invalid_state', detail: 'The lead is not in quarantine.' });
    this.quarantinedAt = null;
    this.touch(at);
  }

  /** Whether an inquiry received at `at` is due an acknowledgement: at most one a day is. Counts it when it is. */
  takeAcknowledgement(at: Date): boolean {
    if (this.acknowledgedAt !== null && at.getTime() - this.acknowledgedAt.getTime() < dayMs) return false;
    this.acknowledgedAt = at;
    return true;
  }

  /** Whether there was a consent to withdraw. */
  withdrawConsent(at: Date): boolean {
    if (!this.consentGiven) return false;
    this.consentGiven = false;
    this.consentTimestamp = null;
    this.consentWithdrawnAt = at;
    this.touch(at);
    return true;
  }

  /** Marks it as erased, which frees its email; its status stays. The personal columns are anonymized by their marks. */
  erase(at: Date): void {
    this.erasedAt = at;
    this.touch(at);
  }

  private touch(at: Date): void {
    this.version += 1;
    if (at > this.updatedAt) this.updatedAt = at;
  }

  /** The lead as the sales team sees it. */
  view(): LeadView {
    return {
      id: this.id,
      firstName: this.firstName,
      lastName: this.lastName,
      email: this.email,
      phone: this.phone,
      organizationName: this.organizationName,
      organizationType: this.organizationType,
      organizationSize: this.organizationSize,
      roleTitle: this.roleTitle,
      source: this.source,
      status: this.status,
      owner: this.owner,
      notes: this.notes,
      message: this.message,
      utmSource: this.utmSource,
      utmMedium: this.utmMedium,
      utmCampaign: this.utmCampaign,
      lastUtmSource: this.lastUtmSource,
      lastUtmMedium: this.lastUtmMedium,
      lastUtmCampaign: this.lastUtmCampaign,
      lastTouchAt: this.lastTouchAt.toISOString(),
      ipAddress: this.ipAddress,
      consentGiven: this.consentGiven,
      consentTimestamp: this.consentTimestamp?.toISOString() ?? null,
      consentWithdrawnAt: this.consentWithdrawnAt?.toISOString() ?? null,
      locale: this.locale,
      timeZone: this.timeZone,
      quarantinedAt: this.quarantinedAt?.toISOString() ?? null,
      erasedAt: this.erasedAt?.toISOString() ?? null,
      version: this.version,
      createdAt: this.createdAt.toISOString(),
      updatedAt: this.updatedAt.toISOString(),
    };
  }

  /** The lead as events tell of it; what they do not tell is left out. */
  snapshot(): LeadSnapshot {
    return LeadSnapshot.parse(this.view());
  }
}
