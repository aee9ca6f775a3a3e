import type { EmailChannel } from '../channels/email.channel.js';
import { composeMail, type MailEnv } from './compose-mail.js';
import type { Send } from './deliver-due.js';
import type { BegunAttempt } from './delivery.store.js';

/** Renders the mail of a delivery and sends it; a reminder only while it is true. */
export const emailSender =
  (channel: EmailChannel, env: MailEnv) =>
  async (attempt: BegunAttempt): Promise<Send> => {
    if (!attempt.is_current) return () => Promise.resolve({ outcome: 'failed', permanent: true, reason: 'reminder_outdated' });
    const mail = await composeMail(attempt, env);
    return () => channel.send(mail);
  };
