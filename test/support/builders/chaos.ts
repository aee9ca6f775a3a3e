import type { Observation } from '../../../scripts/chaos/observe/invariants.js';
import type { BookingRow, DeliveryRow, LeadRow } from '../../../scripts/chaos/observe/snapshot.js';

/** A booking that was mailed, with its one webhook attempt. */
export const aBookingRow = (overrides: Partial<BookingRow> = {}): BookingRow => ({
  id: 'booking-1',
  lead_id: 'lead-1',
  message: 'form-1',
  contact_email: 'a@chaos.example',
  status: 'pending',
  version: 1,
  mailed: true,
  webhook_attempts: 1,
  history: 1,
  ...overrides,
});

export const aLeadRow = (overrides: Partial<LeadRow> = {}): LeadRow => ({
  id: 'lead-1',
  email: 'a@chaos.example',
  status: 'new',
  steps: ['new'],
  ...overrides,
});

/** Delivered at the first attempt. */
export const aDeliveryRow = (overrides: Partial<DeliveryRow> = {}): DeliveryRow => ({
  id: 'mail-1',
  event_id: 'event-1',
  event_type: 'booking.created',
  booking_id: 'booking-1',
  kind: 'booking_confirmation',
  recipient: 'a@chaos.example',
  status: 'delivered',
  attempts: 1,
  on_record: 1,
  unknown: 0,
  ...overrides,
});

/** One form that was answered 201, and all that follows from it. */
export const anObservation = (overrides: Partial<Observation> = {}): Observation => ({
  ledger: {
    submissions: [{ marker: 'form-1', email: 'a@chaos.example', key: 'key', answers: [{ status: 201, bookingId: 'booking-1', ms: 1 }] }],
    inquiries: [],
    staff: [],
  },
  states: new Map(),
  snapshot: {
    bookings: [aBookingRow()],
    submissions: new Map(),
    leads: [aLeadRow()],
    deliveries: [
      aDeliveryRow(),
      aDeliveryRow({ id: 'sales-1', kind: 'sales_notification', recipient: 'sales@chaos.example' }),
      aDeliveryRow({ id: 'webhook-1', kind: 'webhook', recipient: 'endpoint-1' }),
    ],
  },
  before: undefined,
  mails: new Map([
    ['mail-1', 1],
    ['sales-1', 1],
  ]),
  webhooks: new Map([['webhook-1', 1]]),
  unsigned: 0,
  unheard: [],
  exits: [],
  parked: [],
  injected: new Set(),
  ...overrides,
});
