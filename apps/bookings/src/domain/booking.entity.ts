import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import {
  BookingSnapshot,
  type BookingStatus,
  type BookingView,
  type ChangeBooking,
  DomainError,
  type Locale,
  type OrganizationSize,
  type SubmitBookingRequest,
  type Warning,
} from '#contracts';
import { Column } from '#persistence';
import {
  beforeScheduledTime,
  invalidState,
  refuseNoPreference,
  refuseScheduledInPast,
  refuseTooSoon,
  withoutReason,
} from './booking-rules.js';
import { bookingLifecycle } from './booking-status.js';
import { viewOf } from './booking-view.js';
import { erasedParts } from './erased-parts.js';

type BookingFields = z.infer<typeof ChangeBooking.request>['fields'];

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
  organizationId: string | null;

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

  /** Set when its person was erased: nothing of it changes any more. */
  @Column({ type: 'datetime', nullable: true, privacy: 'plain' })
  erasedAt: Date | null = null;

  /** Counts the changes that staff or the contact make. */
  @Column({ type: 'integer', privacy: 'plain' })
  version = 1;

  /** The time of receipt. */
  @Column({ type: 'datetime', privacy: 'plain' })
  createdAt: Date;

  @Column({ type: 'datetime', privacy: 'plain' })
  updatedAt: Date;

  constructor(leadId: string, submission: SubmitBookingRequest, organizationId: string | null = null) {
    const receivedAt = new Date(submission.receivedAt);
    this.id = uuidv7({ msecs: receivedAt.getTime() });
    this.leadId = leadId;
    this.organizationId = organizationId;
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

  /** Gives a pending booking its time. Each verb refuses what the status, quarantine or a rule of time does not allow. */
  confirm(scheduledAt: Date, by: string, at: Date): void {
    this.refuseInQuarantine();
    this.refuseUnlessNext('confirmed');
    refuseScheduledInPast(scheduledAt, at);
    this.status = 'confirmed';
    this.scheduledAt = scheduledAt;
    this.confirmedBy = by;
  }

  /** Gives a confirmed booking another time. */
  reschedule(scheduledAt: Date, at: Date): void {
    this.refuseInQuarantine();
    if (this.status !== 'confirmed') throw invalidState('Only a confirmed booking can be rescheduled.');
    refuseScheduledInPast(scheduledAt, at);
    this.scheduledAt = scheduledAt;
  }

  /** Also of one in quarantine. */
  cancel(reason: string | null): Warning[] {
    this.refuseUnlessNext('cancelled');
    this.status = 'cancelled';
    this.cancellationReason = reason;
    return withoutReason(reason);
  }

  /** The demo took place, in the eyes of who says so. */
  complete(at: Date): Warning[] {
    return this.end('completed', at);
  }

  /** The contact did not come. */
  markNoShow(at: Date): Warning[] {
    return this.end('no_show', at);
  }

  /** Lets it out of quarantine. */
  release(): void {
    if (this.quarantinedAt === null) throw invalidState('The booking is not in quarantine.');
    if (this.status !== bookingLifecycle.initial) throw invalidState('A booking that was cancelled in quarantine stays there.');
    this.quarantinedAt = null;
  }

  /** Replaces the preference, both parts of it. */
  proposeTime(preferredDate: Date | null, preferredTiming: string | null, at: Date): void {
    this.refuseInQuarantine();
    if (this.isFinished) throw invalidState('Only of a pending or confirmed booking another time can be proposed.');
    refuseNoPreference(preferredDate, preferredTiming);
    refuseTooSoon(preferredDate, at);
    this.preferredDate = preferredDate;
    this.preferredTiming = preferredTiming;
  }

  /** Replaces the fields that are given; the contract names them, and they are columns. */
  change({ preferredDate, ...fields }: BookingFields, at: Date): void {
    this.refuseInQuarantine();
    if (preferredDate !== undefined) {
      const date = preferredDate === null ? null : new Date(preferredDate);
      refuseTooSoon(date, at);
      this.preferredDate = date;
    }
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) Object.assign(this, { [name]: value });
  }

  /** Which mail its contact gets again. */
  mailToResend(): 'request' | 'invitation' {
    this.refuseInQuarantine();
    if (this.status === 'cancelled') throw invalidState('Of a cancelled booking there is nothing to confirm.');
    return this.status === 'confirmed' ? 'invitation' : 'request';
  }

  /** Takes its person out of it for good; one that is open is cancelled. */
  erase(at: Date): void {
    Object.assign(this, erasedParts(this.leadId));
    if (!this.isFinished) this.status = 'cancelled';
    this.erasedAt = at;
    this.counted(at);
  }

  /** Counts a change that was made at `at`. */
  counted(at: Date): void {
    this.version += 1;
    if (at > this.updatedAt) this.updatedAt = at;
  }

  private get isFinished(): boolean {
    return bookingLifecycle.next(this.status).length === 0;
  }

  private end(as: 'completed' | 'no_show', at: Date): Warning[] {
    this.refuseInQuarantine();
    this.refuseUnlessNext(as);
    this.status = as;
    return beforeScheduledTime(this.scheduledAt, at);
  }

  private refuseInQuarantine(): void {
    if (this.quarantinedAt !== null) throw invalidState('A booking in quarantine can only be released or cancelled.');
  }

  private refuseUnlessNext(to: BookingStatus): void {
    if (bookingLifecycle.allows(this.status, to)) return;
    throw new DomainError({ code: 'valid_status_transitions', detail: `A booking that is ${this.status} cannot become ${to}.` });
  }

  /** The booking as the sales team sees it; `archivedAt` when it is kept in the archive. */
  view(archivedAt: Date | null = null): BookingView {
    return viewOf(this, archivedAt);
  }

  /** The booking as events tell of it. */
  snapshot(): BookingSnapshot {
    return BookingSnapshot.parse(this.view());
  }
}
