import type { BookingSnapshot, Locale } from '#contracts';

/** What a mail says of a booking, under the label of each language. */
export type BookingField = Exclude<keyof BookingSnapshot, 'scheduledAt' | 'version'> | 'reference' | 'language' | 'timeZone';

/** Every text of the mails in one language: a language that lacks one does not compile. */
export interface MailTexts {
  fields: Readonly<Record<BookingField, string>>;
  statuses: Readonly<Record<BookingSnapshot['status'], string>>;
  languages: Readonly<Record<Locale, string>>;
  bookingConfirmation: {
    subject: (organization: string) => string;
    preheader: (reference: string) => string;
    heading: (name: string) => string;
    received: (organization: string) => string;
    requestHeading: string;
    nextHeading: string;
    next: string;
    change: (reference: string) => string;
    why: (sender: string) => string;
  };
  salesNotification: {
    subject: (organization: string) => string;
    preheader: (name: string, organization: string) => string;
    heading: string;
    reply: (name: string) => string;
    requestHeading: string;
    contactHeading: string;
    originHeading: string;
    why: (sender: string) => string;
  };
}
