import type { Locale } from '#contracts';
import type { BookingMailModel, ContactMailModel, LeadMailModel, MailSender, RenderedMail } from './mail-model.js';
import type { SalesMail, ScheduledMail } from './texts/index.js';

export { bookingReference } from './booking-reference.js';
export type { BookingMailModel, ContactMailModel, LeadMailModel, MailSender, RenderedMail } from './mail-model.js';
export { mailTexts, type SalesMail, type ScheduledMail } from './texts/index.js';

// React is loaded with the first mail: some 80 ms and 35 MB that neither the start nor an idle service need pay.

/** The confirmation to the contact. Have replies go to the sales team: the mail invites them. */
export async function renderBookingConfirmation(model: ContactMailModel, sender: MailSender): Promise<RenderedMail> {
  const { bookingConfirmation } = await import('./booking-confirmation.js');
  return bookingConfirmation(model, sender);
}

/** What becomes of the demo, to the contact. Have replies go to the sales team: the mail invites them. */
export async function renderScheduledBooking(mail: ScheduledMail, model: ContactMailModel, sender: MailSender): Promise<RenderedMail> {
  const { scheduledBooking } = await import('./scheduled-booking.js');
  return scheduledBooking(mail, model, sender);
}

/** The acknowledgement of an inquiry. Have replies go to the sales team: the mail invites them. */
export async function renderLeadAcknowledgement(model: LeadMailModel, sender: MailSender): Promise<RenderedMail> {
  const { leadAcknowledgement } = await import('./lead-acknowledgement.js');
  return leadAcknowledgement(model, sender);
}

/** The notice to the sales team, in `language`. Have replies go to the contact: the mail says so. */
export async function renderSalesNotification(
  mail: SalesMail,
  model: BookingMailModel,
  sender: MailSender,
  language: Locale,
): Promise<RenderedMail> {
  const { salesNotification } = await import('./sales-notification.js');
  return salesNotification(mail, model, sender, language);
}
