import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { BookingCreated, CaptureLead, DomainError, SubmitBooking, type SubmitBookingReply, type SubmitBookingRequest } from '#contracts';
import { CommandBus, Handles, type MessageContext, type Transaction, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { BOOKINGS_ENV, type BookingsEnv } from '../bookings.env.js';
import { Booking } from '../domain/booking.entity.js';
import { BookingStatusChange } from '../domain/booking-status-change.entity.js';
import { isErased } from '../domain/erased-leads.store.js';
import { eraseBooking } from '../domain/erasure.store.js';
import { organizationOf } from '../domain/organization.store.js';
import { oneAtATime, refuseBeyondPendingLimit } from '../domain/pending-limit.js';
import { earlierOutcome, rejectSubmission, takeSubmission } from '../domain/submission.store.js';
import { BookingMetrics } from '../metrics/booking-metrics.js';
import { tellOfBooking } from './tell-of-booking.js';

const captureWithinMs = 5_000;

/**
 * Stores a submission: the lead first (`lead_must_exist_before_booking`), then booking, history and event in one transaction. Of a
 * person who was erased since the booking keeps nothing, and is cancelled without an event.
 */
@Handles(SubmitBooking)
export class SubmitBookingHandler {
  constructor(
    @Inject(EntityManager) private readonly em: EntityManager,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(BOOKINGS_ENV) private readonly env: BookingsEnv,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly metrics: BookingMetrics,
  ) {}

  async execute(request: SubmitBookingRequest, { id: commandId }: MessageContext): Promise<SubmitBookingReply> {
    const earlier = await earlierOutcome(this.em.fork(), request, commandId);
    if (earlier !== undefined) return earlier;
    try {
      // Asked before the lead is touched, so that a refused request leaves no trace; asked again, exactly, when it is stored.
      await this.refuseBeyondLimit(this.em.fork(), request);
      const { leadId } = await this.captureLead(request);
      return await this.transactions.run((transaction) => this.store(transaction, request, commandId, leadId));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (await rejectSubmission(this.em.fork(), request, commandId, error.refusal)) throw error;
      // It came twice at once, and the other one was stored: it may itself have taken the last place.
      const stored = await earlierOutcome(this.em.fork(), request, commandId);
      if (stored !== undefined) return stored;
      throw error;
    }
  }

  private captureLead(request: SubmitBookingRequest): Promise<{ leadId: string }> {
    const { contactName, contactEmail, contactPhone, contactRole, organizationName, organizationSize, message, locale, timeZone } = request;
    const { receivedAt, quarantined, attribution, consent, client } = request;
    return this.bus.request(
      CaptureLead,
      {
        name: contactName,
        email: contactEmail,
        phone: contactPhone,
        roleTitle: contactRole,
        source: 'website_booking',
        organizationName,
        organizationSize,
        message,
        locale,
        timeZone,
        receivedAt,
        quarantined,
        attribution,
        consent,
        client,
      },
      // The same submission is the same capture, however often it is tried; another body is another.
      { withinMs: captureWithinMs, id: uuidv5(request.fingerprint, request.submissionId) },
    );
  }

  private async store(
    transaction: Transaction,
    request: SubmitBookingRequest,
    commandId: string,
    leadId: string,
  ): Promise<SubmitBookingReply> {
    const { em } = transaction;
    const erased = await isErased(em, leadId);
    const booking = new Booking(leadId, request, await organizationOf(em, request.contactEmail));
    if (!(await takeSubmission(em, request, commandId, booking.id, erased))) {
      const decided = await earlierOutcome(em, request, commandId);
      if (decided === undefined) throw new Error('The submission is taken and has no outcome.');
      return decided;
    }
    if (!erased) {
      await oneAtATime(em, request.contactEmail);
      await this.refuseBeyondLimit(em, request);
    }
    em.persist(booking);
    em.persist(beginningOf(booking));
    transaction.onCommit(() => this.metrics.cameTo('pending', 'contact'));
    if (erased) eraseBooking(em, booking, this.clock.now());
    else tellOfBooking(transaction, BookingCreated, booking, 'contact');
    return { id: booking.id, status: booking.status, createdAt: booking.createdAt.toISOString(), warnings: [], repeated: false };
  }

  private refuseBeyondLimit(em: EntityManager, { contactEmail, receivedAt }: SubmitBookingRequest): Promise<void> {
    return refuseBeyondPendingLimit(em, contactEmail, new Date(receivedAt), this.env.RATE_LIMIT_PENDING_PER_EMAIL);
  }
}

const beginningOf = ({ id, status, createdAt }: Booking): BookingStatusChange =>
  new BookingStatusChange({
    id: uuidv7(),
    bookingId: id,
    fromStatus: null,
    toStatus: status,
    actor: 'contact',
    reason: null,
    at: createdAt,
  });
