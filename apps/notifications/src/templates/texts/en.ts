import type { MailTexts } from './mail-texts.js';

export const en: MailTexts = {
  fields: {
    id: 'Booking ID',
    leadId: 'Lead ID',
    reference: 'Reference',
    status: 'Status',
    contactName: 'Name',
    contactEmail: 'Email',
    contactPhone: 'Phone',
    contactRole: 'Role',
    organizationName: 'Organization',
    organizationSize: 'Size (peer mentors or members)',
    preferredDate: 'Preferred time',
    preferredTiming: 'When it suits',
    message: 'Needs and questions',
    notes: 'Further information',
    language: 'Language',
    timeZone: 'Time zone',
    sourceUrl: 'Sent from the page',
    utmSource: 'Source (utm_source)',
    utmMedium: 'Medium (utm_medium)',
    utmCampaign: 'Campaign (utm_campaign)',
    scheduledAt: 'Agreed time',
    createdAt: 'Received',
  },
  statuses: {
    pending: 'Awaiting confirmation',
    confirmed: 'Confirmed',
    completed: 'Completed',
    no_show: 'No show',
    cancelled: 'Cancelled',
  },
  languages: { nb: 'Norwegian bokmål', en: 'English' },
  manage: {
    booking: {
      heading: 'Change, cancel, or your data',
      promise:
        'With the link below you can propose another time or cancel. You can also withdraw your consent, get a copy of your ' +
        'information or ask for its erasure there, at any time.',
      link: 'Change, cancel, or see your data',
      personal: 'The link is personal. Please do not share it.',
    },
    data: {
      heading: 'Your data',
      promise: 'With the link below you can withdraw your consent, get a copy of your information or ask for its erasure, at any time.',
      link: 'See your data',
      personal: 'The link is personal. Please do not share it.',
    },
  },
  why: {
    booking: (sender) =>
      `You are receiving this email because your address was given when someone asked ${sender} for a demo. If that was not you, you can ignore it.`,
    lead: (sender) =>
      `You are receiving this email because your address was given when someone wrote to ${sender}. If that was not you, you can ignore it.`,
  },
  bookingConfirmation: {
    subject: (organization) => `We have received the demo request for ${organization}`,
    preheader: (reference) => `We will be in touch to agree on a time. Reference ${reference}.`,
    heading: (name) => `Thank you, ${name}!`,
    received: (organization) => `We have received your request for a demo for ${organization}.`,
    requestHeading: 'What you asked for',
    nextHeading: 'What happens next?',
    next: 'Someone on our sales team will go through your request and email you a time. There is nothing you need to do until then.',
    add: (reference) => `Would you like to add something? Reply to this email and mention the reference ${reference}.`,
  },
  scheduledFacts: 'The appointment',
  bookingConfirmed: {
    subject: (organization) => `The demo for ${organization} is scheduled`,
    heading: 'Your demo is scheduled',
    message: (name, organization) => `Hello ${name}, we look forward to showing the platform to ${organization}.`,
    next: 'The calendar invitation is attached. If the time does not suit you, propose another with the link below, or reply to this email.',
  },
  bookingRescheduled: {
    subject: (organization) => `A new time for the demo for ${organization}`,
    heading: 'Your demo has a new time',
    message: (name, organization) => `Hello ${name}, the demo for ${organization} has a new time, which replaces the earlier one.`,
    next: 'An updated calendar invitation is attached. If the time does not suit you, propose another with the link below, or reply to this email.',
  },
  bookingCancelled: {
    subject: (organization) => `The demo for ${organization} is cancelled`,
    heading: 'Your demo is cancelled',
    message: (name, organization) => `Hello ${name}, the demo for ${organization} is cancelled. There is nothing you need to do.`,
    next: 'Would you like a demo after all? Reply to this email, and we will find another time.',
  },
  bookingReminder: {
    subject: (organization) => `Reminder: the demo for ${organization}`,
    heading: 'Your demo is coming up',
    message: (name, organization) => `Hello ${name}, this is a reminder of the demo for ${organization}.`,
    next: 'Does it not suit you after all? Tell us with the link below, or reply to this email.',
  },
  leadAcknowledgement: {
    subject: 'We have received your inquiry',
    heading: (name) => `Thank you, ${name}!`,
    received: (sender) => `We have received your inquiry to ${sender}.`,
    nextHeading: 'What happens next?',
    next: 'Someone on our sales team will read your inquiry and reply by email.',
  },
  salesNotification: {
    preheader: (name, organization) => `${name}, ${organization}`,
    reply: (name) => `Reply to this email to write to ${name} directly.`,
    requestHeading: 'The request',
    contactHeading: 'The contact',
    originHeading: 'Origin',
    why: (sender) => `Sent to the sales team by the booking system of ${sender}.`,
  },
  salesRequested: { subject: (organization) => `New demo request: ${organization}`, heading: 'New demo request' },
  salesTimeProposed: {
    subject: (organization) => `The contact proposes a time: ${organization}`,
    heading: 'The contact proposes a time',
  },
  salesCancelled: {
    subject: (organization) => `The contact has cancelled: ${organization}`,
    heading: 'The contact has cancelled the demo',
  },
  calendar: {
    summary: (sender, organization) => `Demo of ${sender} for ${organization}`,
    description: (reference) => `Reference ${reference}. Reply to the email with this invitation to change or cancel.`,
  },
};
