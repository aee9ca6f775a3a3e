import { randomUUID } from 'node:crypto';

/** A valid body of `POST /v1/bookings`; every call is another person. */
export const aBookingForm = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  contactName: 'Kari Nordmann',
  contactEmail: `kari.${randomUUID()}@fylkeslaget.example`,
  organizationName: 'Fylkeslaget',
  consentGiven: true,
  ...overrides,
});
