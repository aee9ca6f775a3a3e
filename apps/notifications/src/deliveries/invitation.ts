import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { BookingEventData } from '#contracts';
import type { CalendarPart } from '../channels/email.channel.js';
import type { NotificationsEnv } from '../notifications.env.js';
import { bookingReference, mailTexts } from '../templates/index.js';

type InvitationEnv = Pick<NotificationsEnv, 'BRAND_NAME' | 'MAIL_FROM' | 'SALES_EMAIL' | 'DEMO_DURATION'>;

/**
 * A demo for the contact's calendar (RFC 5545, RFC 5546); undefined when it has no time. A booking is one calendar event, by its
 * UID, and each version of it replaces the ones before, by its sequence, whatever the order of the mails. Times are in UTC.
 */
export function invitation(
  { booking, locale }: Pick<BookingEventData, 'booking' | 'locale'>,
  method: CalendarPart['method'],
  occurredAt: Date,
  env: InvitationEnv,
): CalendarPart | undefined {
  if (booking.scheduledAt === null) return undefined;
  const { calendar: texts } = mailTexts[locale];
  const start = new Date(booking.scheduledAt);
  const calendar = ical({
    method: ICalCalendarMethod[method],
    prodId: { company: env.BRAND_NAME, product: 'demo-booking', language: locale.toUpperCase() },
  });
  calendar.createEvent({
    id: `${booking.id}@${domainOf(env.MAIL_FROM.address)}`,
    sequence: booking.version,
    stamp: occurredAt,
    start,
    end: new Date(start.getTime() + env.DEMO_DURATION),
    summary: texts.summary(env.BRAND_NAME, booking.organizationName),
    description: texts.description(bookingReference(booking.id)),
    organizer: { name: env.BRAND_NAME, email: env.SALES_EMAIL },
    attendees: [{ name: booking.contactName, email: booking.contactEmail, rsvp: method === 'REQUEST' }],
    status: method === 'REQUEST' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
  });
  return { method, content: calendar.toString() };
}

/** The domain of a mail address, for ids that are unique in the world. */
export const domainOf = (address: string): string => address.replace(/^.*@/, '');
