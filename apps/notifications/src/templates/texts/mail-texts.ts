import type { BookingSnapshot, Locale } from '#contracts';
import type { ManageTexts } from '../components/manage.js';

/** What a mail says of a booking, under the label of each language. */
export type BookingField = Exclude<keyof BookingSnapshot, 'version'> | 'reference' | 'language' | 'timeZone';

/** The mails to a contact about what becomes of the demo. */
export type ScheduledMail = 'bookingConfirmed' | 'bookingRescheduled' | 'bookingCancelled' | 'bookingReminder';

interface ScheduledTexts {
  subject: (organization: string) => string;
  heading: string;
  message: (name: string, organization: string) => string;
  next: string;
}

/** The mails to the sales team about what a contact did. */
export type SalesMail = 'salesRequested' | 'salesTimeProposed' | 'salesCancelled';

interface SalesTexts {
  subject: (organization: string) => string;
  heading: string;
}

/** Every text of the mails in one language: a language that lacks one does not compile. */
export interface MailTexts extends Readonly<Record<ScheduledMail, ScheduledTexts>>, Readonly<Record<SalesMail, SalesTexts>> {
  fields: Readonly<Record<BookingField, string>>;
  statuses: Readonly<Record<BookingSnapshot['status'], string>>;
  languages: Readonly<Record<Locale, string>>;
  /** For one with a booking that can be changed, and for one's data alone. */
  manage: Readonly<Record<'booking' | 'data', ManageTexts>>;
  /** Why the reader gets the mail: for a booking, or for an inquiry. */
  why: Readonly<Record<'booking' | 'lead', (sender: string) => string>>;
  bookingConfirmation: {
    subject: (organization: string) => string;
    preheader: (reference: string) => string;
    heading: (name: string) => string;
    received: (organization: string) => string;
    requestHeading: string;
    nextHeading: string;
    next: string;
    add: (reference: string) => string;
  };
  /** Above the time, the organization and the reference. */
  scheduledFacts: string;
  leadAcknowledgement: {
    subject: string;
    heading: (name: string) => string;
    received: (sender: string) => string;
    nextHeading: string;
    next: string;
  };
  salesNotification: {
    preheader: (name: string, organization: string) => string;
    reply: (name: string) => string;
    requestHeading: string;
    contactHeading: string;
    originHeading: string;
    why: (sender: string) => string;
  };
  calendar: {
    summary: (sender: string, organization: string) => string;
    description: (reference: string) => string;
  };
}
