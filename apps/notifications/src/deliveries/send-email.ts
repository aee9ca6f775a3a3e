import type { EntityManager } from '@mikro-orm/postgresql';
import { BookingEventData } from '#contracts';
import type { EmailChannel } from '../channels/email.channel.js';
import type { SendResult } from '../channels/send-result.js';
import { isReminderCurrent } from '../domain/reminder.store.js';
import { composeMail, type MailEnv } from './compose-mail.js';
import type { BegunAttempt } from './delivery.store.js';

/** Renders the mail of a delivery and sends it; a reminder only while it is true. */
export const emailSender =
  (channel: EmailChannel, env: MailEnv, em: EntityManager) =>
  async (attempt: BegunAttempt): Promise<SendResult> => {
    if (attempt.kind === 'booking_reminder' && !(await isStillTrue(attempt, em))) {
      return { outcome: 'failed', permanent: true, reason: 'reminder_outdated' };
    }
    return channel.send(await composeMail(attempt, env));
  };

async function isStillTrue(attempt: BegunAttempt, em: EntityManager): Promise<boolean> {
  const { booking } = BookingEventData.parse(attempt.data);
  return isReminderCurrent(em.fork(), booking.id, booking.version);
}
