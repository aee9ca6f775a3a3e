import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import type { LeadSource, LeadStatus } from '#contracts';
import { Column } from '#persistence';

/** A prospective organization's contact: one per normalized email among those that are not erased. */
@Entity({ tableName: 'leads' })
export class Lead {
  /** UUIDv7. */
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
  locale!: string;

  @Column({ type: 'text', privacy: 'plain' })
  timeZone!: string;

  /** Set while the lead stems from a quarantined submission alone. */
  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  quarantinedAt!: Date | null;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  erasedAt!: Date | null;

  @Column({ type: 'integer', privacy: 'plain' })
  version!: number;

  @Column({ type: 'datetime', privacy: 'plain' })
  createdAt!: Date;

  @Column({ type: 'datetime', privacy: 'plain' })
  updatedAt!: Date;
}
