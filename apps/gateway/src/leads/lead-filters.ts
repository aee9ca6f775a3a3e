import type { z } from 'zod';
import { choice, email, form, instant, LeadSource, LeadStatus, singleLine } from '#contracts';
import { flag, pageFields } from '../http/lists.js';

const filters = {
  status: choice(LeadStatus, 'status_enum_validation').optional(),
  source: LeadSource.optional(),
  email: email('email_format_validation').optional(),
  organizationName: singleLine({ max: 200 }).optional(),
  owner: singleLine({ max: 200 }).optional(),
  createdFrom: instant().meta({ description: 'Inclusive' }).optional(),
  createdTo: instant().meta({ description: 'Exclusive' }).optional(),
  q: singleLine({ max: 200 }).meta({ description: 'In names, email and organization' }).optional(),
  quarantined: flag().meta({ description: 'Those in quarantine, and only they' }).optional(),
};

/** The query of `GET /v1/leads`. */
export const LeadsQuery = form({ ...filters, ...pageFields });
export type LeadsQuery = z.output<typeof LeadsQuery>;

/** The query of `GET /v1/leads/export`. */
export const LeadsExportQuery = form(filters);
export type LeadsExportQuery = z.output<typeof LeadsExportQuery>;
