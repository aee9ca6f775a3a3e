import { z } from 'zod';
import { LeadStatus, Locale } from '../../vocabularies/index.js';
import { defineEvent } from '../define-message.js';
import { LeadView } from './lead-view.js';

/** A lead as events and webhooks tell of it. */
export const LeadSnapshot = LeadView.pick({
  id: true,
  status: true,
  firstName: true,
  lastName: true,
  email: true,
  phone: true,
  organizationName: true,
  organizationType: true,
  organizationSize: true,
  roleTitle: true,
  source: true,
  message: true,
  utmSource: true,
  utmMedium: true,
  utmCampaign: true,
  createdAt: true,
  version: true,
});
export type LeadSnapshot = z.infer<typeof LeadSnapshot>;

/** A lead was made, or released from quarantine. */
export const LeadCreated = defineEvent({ name: 'lead.created', version: 1, data: z.object({ lead: LeadSnapshot }) });

/** One step of the lifecycle. */
export const LeadStatusChanged = defineEvent({
  name: 'lead.status_changed',
  version: 1,
  data: z.object({ lead: LeadSnapshot, from: LeadStatus, to: LeadStatus }),
});

/** Somebody wrote by `POST /v1/leads`, and is due an acknowledgement: at most one a day. */
export const LeadAcknowledgementDue = defineEvent({
  name: 'lead.acknowledgement_due',
  version: 1,
  data: z.object({ lead: LeadSnapshot, locale: Locale, timeZone: z.string() }),
});

/** Every service is to erase what it holds of the person. The email finds what knows no lead: parked messages. */
export const LeadErasureRequested = defineEvent({
  name: 'lead.erasure_requested',
  version: 1,
  data: z.object({ leadId: z.uuid(), email: z.string() }),
});

/** A service has erased what it held. */
export const ErasureDone = defineEvent({
  name: 'erasure.done',
  version: 1,
  data: z.object({ leadId: z.uuid(), service: z.enum(['bookings', 'notifications']), bookingIds: z.array(z.uuid()) }),
});

/** Every service has erased what it held: ids alone. */
export const LeadErased = defineEvent({
  name: 'lead.erased',
  version: 1,
  data: z.object({ leadId: z.uuid(), bookingIds: z.array(z.uuid()) }),
});

/** Every event of a lead that webhooks may choose. */
export const leadEvents = [LeadCreated, LeadStatusChanged, LeadErased] as const;
