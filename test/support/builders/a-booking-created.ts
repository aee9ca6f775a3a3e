import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { BookingCreated, BookingSnapshot } from '#contracts';

/** An event `booking.created`, as its envelope holds it. */
export interface BookingCreatedEvent {
  id: string;
  time: string;
  data: z.input<typeof BookingCreated.data>;
}

/** The event of a stored booking; every call is another booking of another person. */
export function aBookingCreated(
  booking: Partial<BookingSnapshot> = {},
  contact: Partial<BookingCreatedEvent['data']> = {},
): BookingCreatedEvent {
  const now = new Date().toISOString();
  return {
    id: uuidv7(),
    time: now,
    data: {
      locale: 'nb',
      timeZone: 'Europe/Oslo',
      ...contact,
      booking: {
        id: uuidv7(),
        leadId: uuidv7(),
        status: 'pending',
        contactName: 'Kari Nordmann',
        contactEmail: `kari.${randomUUID()}@fylkeslaget.example`,
        contactPhone: '+4722864400',
        contactRole: 'Daglig leder',
        organizationName: 'Fylkeslaget',
        organizationSize: '11-50',
        preferredDate: null,
        preferredTiming: 'tirsdag formiddag',
        message: 'Vi har 40 likepersoner.',
        notes: null,
        scheduledAt: null,
        sourceUrl: 'https://www.meander.example/demo',
        utmSource: 'google',
        utmMedium: 'cpc',
        utmCampaign: 'host',
        createdAt: now,
        version: 1,
        ...booking,
      },
    },
  };
}
