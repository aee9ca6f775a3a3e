import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Row } from '../rows.js';

/** A valid row of `leads`. */
export const aLeadRow = (overrides: Row = {}): Row => ({
  id: uuidv7(),
  first_name: 'Kari',
  last_name: 'Nordmann',
  email: `kari.${randomUUID()}@fylkeslaget.example`,
  organization_name: 'Fylkeslaget',
  source: 'website_booking',
  status: 'new',
  last_touch_at: '2026-11-20T10:00:00Z',
  consent_given: true,
  consent_timestamp: '2026-11-20T10:00:00Z',
  locale: 'nb',
  time_zone: 'Europe/Oslo',
  created_at: '2026-11-20T10:00:00Z',
  updated_at: '2026-11-20T10:00:00Z',
  ...overrides,
});
