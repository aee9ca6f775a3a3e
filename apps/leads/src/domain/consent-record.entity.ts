import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import type { z } from 'zod';
import type { ConsentRecordView, Locale } from '#contracts';
import { Column } from '#persistence';

/** A grant or withdrawal of consent, with the exact text that was shown. Append-only; an erasure takes its personal parts. */
@Entity({ tableName: 'consent_records' })
export class ConsentRecord {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', privacy: 'plain' })
  leadId: string;

  @Column({ type: 'text', privacy: 'plain' })
  action: 'granted' | 'withdrawn';

  @Column({ type: 'text', privacy: 'plain' })
  purpose: string;

  @Column({ type: 'text', privacy: 'plain' })
  legalBasis: string;

  @Column({ type: 'text', privacy: 'plain' })
  textVersion: string;

  @Column({ type: 'text', privacy: 'plain' })
  textLocale: Locale;

  @Column({ type: 'text', privacy: 'plain' })
  textSha256: string;

  /** When the person gave or withdrew it. */
  @Column({ type: 'datetime', privacy: 'plain' })
  at: Date;

  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  sourceUrl: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  ipHash: string | null;

  @Column({ type: 'datetime', privacy: 'plain' })
  recordedAt: Date;

  constructor(record: Omit<ConsentRecord, 'view'>) {
    this.id = record.id;
    this.leadId = record.leadId;
    this.action = record.action;
    this.purpose = record.purpose;
    this.legalBasis = record.legalBasis;
    this.textVersion = record.textVersion;
    this.textLocale = record.textLocale;
    this.textSha256 = record.textSha256;
    this.at = record.at;
    this.sourceUrl = record.sourceUrl;
    this.ipHash = record.ipHash;
    this.recordedAt = record.recordedAt;
  }

  view(): z.infer<typeof ConsentRecordView> {
    const { action, purpose, legalBasis, textVersion, textLocale, textSha256, sourceUrl, ipHash } = this;
    const times = { at: this.at.toISOString(), recordedAt: this.recordedAt.toISOString() };
    return { action, purpose, legalBasis, textVersion, textLocale, textSha256, sourceUrl, ipHash, ...times };
  }
}
