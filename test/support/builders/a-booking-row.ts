import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Row } from '../rows.js';

/** A valid row of `demo_bookings`; its id tells `created_at`, as the table wants it. */
export const aBookingRow = (overrides: Row = {}, createdAt: Date = new Date()): Row => ({
  id: uuidv7({ msecs: createdAt.getTime() }),
  lead_id: uuidv7(),
  contact_name: 'Kari Nordmann',
  contact_email: `kari.${randomUUID()}@fylkeslaget.example`,
  organization_name: 'Fylkeslaget',
  status: 'pending',
  locale: 'nb',
  time_zone: 'Europe/Oslo',
  created_at: createdAt,
  updated_at: createdAt,
  ...overrides,
});
