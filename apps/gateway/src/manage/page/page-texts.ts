import type { BookingStatus } from '#contracts';

/** Every text of the manage page in one language: a language that lacks one does not compile. */
export interface PageTexts {
  title: string;
  language: string;
  otherLanguage: string;
  statuses: Readonly<Record<BookingStatus, string>>;
  fields: {
    status: string;
    scheduledAt: string;
    organizationName: string;
    name: string;
    email: string;
    phone: string;
    preferredDate: string;
    preferredTiming: string;
    message: string;
    createdAt: string;
    consent: string;
  };
  consentGiven: string;
  consentWithdrawn: (at: string) => string;
  bookingHeading: string;
  inquiryHeading: string;
  propose: { heading: string; intro: string; date: (timeZone: string) => string; timing: string; button: string };
  cancel: { heading: string; intro: string; reason: string; button: string };
  data: { heading: string; intro: string };
  export: { heading: string; intro: string; button: string };
  withdraw: { heading: string; intro: string; button: string };
  erase: { heading: string; intro: string; confirm: string; button: string };
  done: Readonly<Record<Done, string>>;
  erased: { heading: string; text: string };
  notFound: { heading: string; text: string };
  gone: { heading: string; text: string };
  refused: { heading: string; text: string };
  failed: { heading: string; text: string };
  wrong: { heading: string; dateTooSoon: string; dateUnreadable: string; nothingProposed: string; notConfirmed: string; text: string };
  back: string;
}

/** What the page says after a form was sent. */
export const dones = ['cancelled', 'proposed', 'withdrawn'] as const;
export type Done = (typeof dones)[number];
