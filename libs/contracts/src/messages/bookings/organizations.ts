import { z } from 'zod';
import { defineCommand } from '../define-message.js';
import { Page, pageOf } from '../paging.js';

/** A tenant of the platform and the email domains by which its people are known, matched exactly. */
export const Organization = z
  .object({
    id: z.uuid(),
    name: z.string(),
    emailDomains: z.array(z.string()),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Organization', description: 'A tenant of the platform, known by the domains of its email addresses' });
export type Organization = z.infer<typeof Organization>;

export const ListOrganizations = defineCommand({
  name: 'organizations.list',
  queue: 'bookings',
  durable: false,
  request: Page,
  reply: pageOf(Organization),
});

/** Refuses with `not_found`. */
export const GetOrganization = defineCommand({
  name: 'organizations.get',
  queue: 'bookings',
  durable: false,
  request: z.object({ id: z.uuid() }),
  reply: Organization,
});

/** Makes or replaces. Refuses a free-mail domain with `validation_failed`, one of another organization with `invalid_state`. */
export const PutOrganization = defineCommand({
  name: 'organizations.put',
  queue: 'bookings',
  durable: false,
  request: z.object({ id: z.uuid(), name: z.string(), emailDomains: z.array(z.string()) }),
  reply: z.object({ organization: Organization, created: z.boolean() }),
});

/** Bookings that were matched keep the id. Refuses with `not_found`. */
export const DeleteOrganization = defineCommand({
  name: 'organizations.delete',
  queue: 'bookings',
  durable: false,
  request: z.object({ id: z.uuid() }),
  reply: z.object({}),
});
