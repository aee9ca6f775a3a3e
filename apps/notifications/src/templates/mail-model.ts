import type { BookingSnapshot, Locale } from '#contracts';

/** A booking with the language and time zone of its contact. */
export interface BookingMailModel {
  booking: BookingSnapshot;
  locale: Locale;
  timeZone: string;
}

/** On whose behalf a mail is written; `publicUrl` is linked at its foot. */
export interface MailSender {
  name: string;
  publicUrl: string;
}

/** A mail ready for the email channel; `subject` is one line. */
export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}
