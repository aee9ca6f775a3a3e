import { describe, expect, it } from '@jest/globals';
import { webhookBody } from '../../../../apps/notifications/src/deliveries/webhook-body.js';
import { aBookingMail } from '../templates/a-booking-mail.js';

/** As the contract of the HTTP API lists them. */
const bookingFields = [
  'id',
  'leadId',
  'status',
  'contactName',
  'contactEmail',
  'contactPhone',
  'contactRole',
  'organizationName',
  'organizationSize',
  'preferredDate',
  'preferredTiming',
  'message',
  'notes',
  'scheduledAt',
  'sourceUrl',
  'utmSource',
  'utmMedium',
  'utmCampaign',
  'createdAt',
  'version',
];

const event = (data: unknown) => ({ event_type: 'booking.created', occurred_at: '2026-11-21 08:12:00.123456+00', data });

describe('webhook_notification_on_create: the body', () => {
  it('is { type, timestamp, data }, the time in ISO 8601 with Z', () => {
    const data = aBookingMail();
    expect(JSON.parse(webhookBody(event(data)))).toEqual({
      type: 'booking.created',
      timestamp: '2026-11-21T08:12:00.123Z',
      data: data.booking,
    });
  });

  it('has exactly the documented fields of a booking, absent ones as null', () => {
    const absent = {
      contactPhone: null,
      contactRole: null,
      organizationSize: null,
      preferredDate: null,
      preferredTiming: null,
      message: null,
    };
    const { data } = JSON.parse(webhookBody(event(aBookingMail({ ...absent, notes: null, sourceUrl: null }))));
    expect(Object.keys(data).toSorted()).toEqual(bookingFields.toSorted());
    expect(data).toMatchObject({ ...absent, scheduledAt: null });
  });

  it('says nothing that the event holds beyond that: neither the language nor what a later version may add', () => {
    const data = aBookingMail();
    const later = { ...data, booking: { ...data.booking, submitterIpHash: 'canary' }, manageToken: 'canary' };
    const body = webhookBody(event(later));
    expect(body).not.toContain('canary');
    expect(body).not.toContain('Europe/Oslo');
  });

  it('is not made of an event of something else', () => {
    expect(() => webhookBody(event({ lead: {} }))).toThrow('Invalid input');
  });
});
