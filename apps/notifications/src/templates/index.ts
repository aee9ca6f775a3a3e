import type { Locale } from '#contracts';
import type { BookingMailModel, MailSender, RenderedMail } from './mail-model.js';

export type { BookingMailModel, MailSender, RenderedMail } from './mail-model.js';

// React is loaded with the first mail: some 80 ms and 35 MB that neither the start nor an idle service need pay.

/** The confirmation to the contact. Have replies go to the sales team: the mail invites them. */
export async function renderBookingConfirmation(model: BookingMailModel, sender: MailSender): Promise<RenderedMail> {
  const { bookingConfirmation } = await import('./booking-confirmation.js');
  return bookingConfirmation(model, sender);
}

/** The notice to the sales team, in `language`. Have replies go to the contact: the mail says so. */
export async function renderSalesNotification(model: BookingMailModel, sender: MailSender, language: Locale): Promise<RenderedMail> {
  const { salesNotification } = await import('./sales-notification.js');
  return salesNotification(model, sender, language);
}
