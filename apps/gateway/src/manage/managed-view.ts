import { z } from 'zod';
import { type BookingView, BookingView as Booking, type LeadView, LeadView as Lead, Warning } from '#contracts';

/** Whether the consent stands. */
export const ConsentState = Lead.pick({ consentGiven: true, consentWithdrawnAt: true }).meta({
  id: 'ConsentState',
  description: 'Whether the consent stands',
});
export type ConsentState = z.infer<typeof ConsentState>;

/** A booking as its contact may see it, with the consent behind it. */
export const ManagedBooking = Booking.pick({
  id: true,
  status: true,
  contactName: true,
  contactEmail: true,
  contactPhone: true,
  contactRole: true,
  organizationName: true,
  organizationSize: true,
  preferredDate: true,
  preferredTiming: true,
  message: true,
  notes: true,
  scheduledAt: true,
  locale: true,
  timeZone: true,
  createdAt: true,
})
  .extend({ kind: z.literal('booking'), ...ConsentState.shape })
  .meta({ id: 'ManagedBooking', description: 'A booking as its contact may see it' });
export type ManagedBooking = z.infer<typeof ManagedBooking>;

/** A lead as the person may see it. */
export const ManagedLead = Lead.pick({
  id: true,
  firstName: true,
  lastName: true,
  email: true,
  phone: true,
  organizationName: true,
  organizationType: true,
  organizationSize: true,
  roleTitle: true,
  message: true,
  locale: true,
  timeZone: true,
  createdAt: true,
})
  .extend({ kind: z.literal('lead'), ...ConsentState.shape })
  .meta({ id: 'ManagedLead', description: 'A lead as the person may see it' });
export type ManagedLead = z.infer<typeof ManagedLead>;

/** What a manage link shows: `kind` tells which. */
export const Managed = z.discriminatedUnion('kind', [ManagedBooking, ManagedLead]);
export type Managed = z.infer<typeof Managed>;

/** A booking after its contact changed it. */
export const ManagedChanged = ManagedBooking.extend({ warnings: z.array(Warning) }).meta({
  id: 'ManagedBookingChanged',
  description: 'The booking after the change',
});

/** Only what the schema names is shown: the rest of the rows is the sales team's. */
export function managedView(lead: LeadView, booking: BookingView | undefined): Managed {
  const { consentGiven, consentWithdrawnAt } = lead;
  return booking === undefined
    ? ManagedLead.parse({ ...lead, kind: 'lead' })
    : ManagedBooking.parse({ ...booking, kind: 'booking', consentGiven, consentWithdrawnAt });
}
