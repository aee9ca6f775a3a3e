import { z } from 'zod';

/** Brackets of how many peer mentors or members an organization has. */
export const organizationSizes = ['1-10', '11-50', '51-200', '201-500', '501-1000', '1000+'] as const;

export const OrganizationSize = z
  .enum(organizationSizes)
  .meta({ id: 'OrganizationSize', description: 'How many peer mentors or members the organization has' });
export type OrganizationSize = z.infer<typeof OrganizationSize>;
