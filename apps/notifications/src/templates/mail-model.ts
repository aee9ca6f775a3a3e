import type { BookingSnapshot, LeadSnapshot, Locale } from '#contracts';
import type { z } from 'zod';

/** A booking with the language and time zone of its contact. */
export interface BookingMailModel {
  booking: BookingSnapshot;
  locale: Locale;
  timeZone: string;
}

/** A mail about a booking to its contact, with the link by which they manage it. */
export interface ContactMailModel extends BookingMailModel {
  manageUrl: string;
}

/** A lead with the language of the person, and the link by which they manage their data. */
export interface LeadMailModel {
  lead: z.infer<typeof LeadSnapshot>;
  locale: Locale;
  manageUrl: string;
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
