import type { ContactMailModel, MailSender } from '../../../../apps/notifications/src/templates/index.js';

export const manageUrl = 'https://demo.example.com/manage/a-token';
export const sender: MailSender = { name: 'Demo & Co', publicUrl: 'https://demo.example.com' };

/** A booking of a Norwegian contact with every field filled in, but for what is given. */
export function aBookingMail(
  booking: Partial<ContactMailModel['booking']> = {},
  contact: Partial<Omit<ContactMailModel, 'booking'>> = {},
): ContactMailModel {
  return {
    locale: 'nb',
    timeZone: 'Europe/Oslo',
    manageUrl,
    ...contact,
    booking: {
      id: '019aa3f2-7c10-7d3e-9b5a-4f1c2a7be93d',
      leadId: '019aa3f2-7c0e-7aaa-8123-1f2e3d4c5b6a',
      status: 'pending',
      contactName: 'Kari Nordmann',
      contactEmail: 'kari@example.com',
      contactPhone: '+4791234567',
      contactRole: 'Daglig leder',
      organizationName: 'Eksempelforeningen',
      organizationSize: '51-200',
      preferredDate: '2026-11-27T09:00:00Z',
      preferredTiming: 'Helst på formiddagen',
      message: 'Første linje\nAndre linje',
      notes: 'Vi er tre',
      scheduledAt: null,
      sourceUrl: 'https://example.com/demo',
      utmSource: 'nyhetsbrev',
      utmMedium: 'epost',
      utmCampaign: 'host-2026',
      createdAt: '2026-11-21T08:12:00Z',
      version: 1,
      ...booking,
    },
  };
}
