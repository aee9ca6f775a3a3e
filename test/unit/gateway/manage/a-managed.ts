import type { ManagedBooking, ManagedLead } from '../../../../apps/gateway/src/manage/managed-view.js';

const instant = '2026-11-21T09:00:00.000Z';

/** A pending booking as its contact sees it. */
export const aManagedBooking = (fields: Partial<ManagedBooking> = {}): ManagedBooking => ({
  kind: 'booking',
  id: '01932b1a-0000-7000-8000-000000000001',
  status: 'pending',
  contactName: 'Kari Nordmann',
  contactEmail: 'kari@fylkeslaget.example',
  contactPhone: '+4722864400',
  contactRole: null,
  organizationName: 'Fylkeslaget',
  organizationSize: '11-50',
  preferredDate: null,
  preferredTiming: 'tirsdag formiddag',
  message: 'Vi har 40 likepersoner.\nKan vi se matching?',
  notes: null,
  scheduledAt: null,
  locale: 'nb',
  timeZone: 'Europe/Oslo',
  createdAt: instant,
  consentGiven: true,
  consentWithdrawnAt: null,
  ...fields,
});

/** An inquiry as the person sees it. */
export const aManagedLead = (fields: Partial<ManagedLead> = {}): ManagedLead => ({
  kind: 'lead',
  id: '01932b1a-0000-7000-8000-000000000002',
  firstName: 'Ola',
  lastName: 'Nordmann',
  email: 'ola@fylkeslaget.example',
  phone: null,
  organizationName: 'Fylkeslaget',
  organizationType: null,
  organizationSize: null,
  roleTitle: null,
  message: 'Hva koster det?',
  locale: 'nb',
  timeZone: 'Europe/Oslo',
  createdAt: instant,
  consentGiven: true,
  consentWithdrawnAt: null,
  ...fields,
});
