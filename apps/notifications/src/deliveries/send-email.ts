import { BookingCreated, type Locale } from '#contracts';
import type { EmailChannel } from '../channels/email.channel.js';
import type { SendResult } from '../channels/send-result.js';
import type { NotificationsEnv } from '../notifications.env.js';
import { renderBookingConfirmation, renderSalesNotification } from '../templates/index.js';
import type { BegunAttempt } from './delivery.store.js';

/** The language of the mails to the sales team. */
const salesLanguage: Locale = 'nb';

/** Renders the mail of a delivery and sends it; the Message-ID is the delivery's, so that a doubled mail is recognized. */
export const emailSender =
  (channel: EmailChannel, env: Pick<NotificationsEnv, 'BRAND_NAME' | 'PUBLIC_URL' | 'MAIL_FROM' | 'SALES_EMAIL'>) =>
  async (attempt: BegunAttempt): Promise<SendResult> => {
    const data = BookingCreated.data.parse(attempt.data);
    const sender = { name: env.BRAND_NAME, publicUrl: env.PUBLIC_URL };
    const toSales = attempt.kind === 'sales_notification';
    const mail = toSales ? await renderSalesNotification(data, sender, salesLanguage) : await renderBookingConfirmation(data, sender);
    return channel.send({
      ...mail,
      messageId: `<${attempt.id}@${env.MAIL_FROM.address.replace(/^.*@/, '')}>`,
      to: attempt.recipient,
      replyTo: toSales ? data.booking.contactEmail : env.SALES_EMAIL,
      language: toSales ? salesLanguage : data.locale,
    });
  };
