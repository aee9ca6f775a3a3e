import { z } from 'zod';
import { BookingStatus, Locale, OrganizationSize } from '../../vocabularies/index.js';
import { Warning } from '../change.js';
import { defineCommand } from '../define-message.js';
import { Attribution, ClientOrigin, ConsentGrant } from '../submission-parts.js';

/** gateway → bookings: a booking form that passed the edge. Idempotent by `submissionId`; durable, so that a 202 can be given for it. */
export const SubmitBooking = defineCommand({
  name: 'bookings.submit',
  queue: 'bookings.submissions',
  durable: true,
  request: z.object({
    submissionId: z.uuid(),
    /** Keyed hash of the body as canonical JSON: tells a repeat from another body under the same key. */
    fingerprint: z.string(),
    /** The time of receipt, by which every rule about time is judged. */
    receivedAt: z.iso.datetime(),
    quarantined: z.boolean(),
    contactName: z.string(),
    contactEmail: z.string(),
    contactPhone: z.string().nullable(),
    contactRole: z.string().nullable(),
    organizationName: z.string(),
    organizationSize: OrganizationSize.nullable(),
    preferredTiming: z.string().nullable(),
    preferredDate: z.iso.datetime().nullable(),
    message: z.string().nullable(),
    notes: z.string().nullable(),
    locale: Locale,
    timeZone: z.string(),
    attribution: Attribution,
    consent: ConsentGrant,
    client: ClientOrigin,
  }),
  reply: z.object({
    id: z.uuid(),
    status: BookingStatus,
    createdAt: z.iso.datetime(),
    warnings: z.array(Warning),
    /** True when this submission had been stored before: it counts toward no limit. */
    repeated: z.boolean(),
  }),
});
export type SubmitBookingRequest = z.infer<typeof SubmitBooking.request>;
export type SubmitBookingReply = z.infer<typeof SubmitBooking.reply>;
