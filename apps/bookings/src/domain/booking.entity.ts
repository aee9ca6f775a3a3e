import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import type { BookingSnapshot, BookingStatus, Locale, OrganizationSize, SubmitBookingRequest } from '#contracts';
import { Column } from '#persistence';
import { bookingLifecycle } from './booking-status.js';

/** A request for a demo, from submission to outcome. */
@Entity({ tableName: 'demo_bookings' })
export class Booking {
  /** UUIDv7 of the time of receipt, by which the table is partitioned. */
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', privacy: 'plain' })
  leadId: string;

  /** An existing tenant of the platform; null for a new prospect. Never taken from the public. */
  @Column({ type: 'uuid', nullable: true, privacy: 'plain' })
  organizationId: string | null = null;

  @Column({ type: 'text', privacy: 'personal' })
  contactName: string;

  @Column({ type: 'text', privacy: 'personal' })
  contactEmail: string;

  /** E.164. */
  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  contactPhone: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  contactRole: string | null;

  @Column({ type: 'text', privacy: 'personal' })
  organizationName: string;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  organizationSize: OrganizationSize | null;

  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  preferredTiming: string | null;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  preferredDate: Date | null;

  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  message: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  notes: string | null;

  @Column({ type: 'text', privacy: 'plain' })
  status: BookingStatus = bookingLifecycle.initial;

  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  scheduledAt: Date | null = null;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  confirmedBy: string | null = null;

  /** When the mail server accepted the confirmation for the contact; projected from the deliveries. */
  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  confirmationEmailSentAt: Date | null = null;

  /** The first 2xx of a sales endpoint for `booking.created`; projected. */
  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  webhookDeliveredAt: Date | null = null;

  /** Attempts on record for `booking.created`, over all endpoints; projected. */
  @Column({ type: 'integer', privacy: 'plain' })
  webhookAttempts = 0;

  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  sourceUrl: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  utmSource: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  utmMedium: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'plain' })
  utmCampaign: string | null;

  /** Keyed hash of what the limit per address counts. */
  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  submitterIpHash: string | null;

  /** Anonymized (`ip_address_anonymization`). */
  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  ipAddress: string | null;

  @Column({ type: 'text', nullable: true, privacy: 'personal' })
  cancellationReason: string | null = null;

  @Column({ type: 'text', privacy: 'plain' })
  locale: Locale;

  @Column({ type: 'text', privacy: 'plain' })
  timeZone: string;

  /** Set while the submission is held back as a suspected robot's. */
  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  quarantinedAt: Date | null;

  /** Counts the changes that staff or the contact make. */
  @Column({ type: 'integer', privacy: 'plain' })
  version = 1;

  /** The time of receipt. */
  @Column({ type: 'datetime', privacy: 'plain' })
  createdAt: Date;

  @Column({ type: 'datetime', privacy: 'plain' })
  updatedAt: Date;

  constructor(leadId: string, submission: SubmitBookingRequest) {
    const receivedAt = new Date(submission.receivedAt);
    this.id = uuidv7({ msecs: receivedAt.getTime() });
    this.leadId = leadId;
    this.contactName = submission.contactName;
    this.contactEmail = submission.contactEmail;
    this.contactPhone = submission.contactPhone;
    this.contactRole = submission.contactRole;
    this.organizationName = submission.organizationName;
    this.organizationSize = submission.organizationSize;
    this.preferredTiming = submission.preferredTiming;
    this.preferredDate = submission.preferredDate === null ? null : new Date(submission.preferredDate);
    this.message = submission.message;
    this.notes = submission.notes;
    this.sourceUrl = submission.attribution.sourceUrl;
    this.utmSource = submission.attribution.utmSource;
    this.utmMedium = submission.attribution.utmMedium;
    this.utmCampaign = submission.attribution.utmCampaign;
    this.submitterIpHash = submission.client.ipHash;
    this.ipAddress = submission.client.ipAddress;
    this.locale = submission.locale;
    this.timeZone = submission.timeZone;
    this.quarantinedAt = submission.quarantined ? receivedAt : null;
    this.createdAt = receivedAt;
    this.updatedAt = receivedAt;
  }

  /** The booking as events tell of it. */
  snapshot(): BookingSnapshot {
    return {
      id: this.id,
      leadId: this.leadId,
      status: this.status,
      contactName: this.contactName,
      contactEmail: this.contactEmail,
      contactPhone: this.contactPhone,
      contactRole: this.contactRole,
      organizationName: this.organizationName,
      organizationSize: this.organizationSize,
      preferredDate: this.preferredDate?.toISOString() ?? null,
      preferredTiming: this.preferredTiming,
      message: this.message,
      notes: this.notes,
      scheduledAt: this.scheduledAt?.toISOString() ?? null,
      sourceUrl: this.sourceUrl,
      utmSource: this.utmSource,
      utmMedium: this.utmMedium,
      utmCampaign: this.utmCampaign,
      createdAt: this.createdAt.toISOString(),
      version: this.version,
    };
  }
}
