import { randomUUID } from 'node:crypto';

/** A valid body of `POST /v1/leads`; every call is another person. */
export const aLeadForm = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  firstName: 'Ola',
  lastName: 'Nordmann',
  email: `ola.${randomUUID()}@fylkeslaget.example`,
  organizationName: 'Fylkeslaget',
  source: 'website_contact',
  consentGiven: true,
  ...overrides,
});
