import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { LeadSnapshot } from '#contracts';

export type LeadSnapshotData = z.infer<typeof LeadSnapshot>;

/** A lead as events tell of it; every call is another person. */
export function aLeadSnapshot(lead: Partial<LeadSnapshotData> = {}): LeadSnapshotData {
  return {
    id: uuidv7(),
    status: 'new',
    firstName: 'Ola',
    lastName: 'Nordmann',
    email: `ola.${randomUUID()}@fylkeslaget.example`,
    phone: null,
    organizationName: 'Fylkeslaget',
    organizationType: null,
    organizationSize: null,
    roleTitle: null,
    source: 'website_contact',
    message: 'Fortell oss mer.',
    utmSource: null,
    utmMedium: null,
    utmCampaign: null,
    createdAt: new Date().toISOString(),
    version: 1,
    ...lead,
  };
}

/** An event with this data, just now. */
export const anEvent = <Data>(data: Data): { id: string; time: string; data: Data } => ({
  id: uuidv7(),
  time: new Date().toISOString(),
  data,
});
