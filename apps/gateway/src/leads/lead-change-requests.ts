import { z } from 'zod';
import { choice, form, LeadStatus, LeadView, locale, multiLine, phoneAsTyped, singleLine, timeZone, Warning } from '#contracts';
import { changes } from '../http/changes.js';

const text = () => singleLine({ max: 200 });

/** The body of `PATCH /v1/leads/{id}`; null clears a field. */
export const LeadPatch = changes({
  firstName: text().optional(),
  lastName: text().optional(),
  phone: phoneAsTyped().nullable().optional(),
  organizationName: text().optional(),
  organizationType: text().nullable().optional(),
  organizationSize: text().nullable().optional(),
  roleTitle: text().nullable().optional(),
  owner: text().nullable().optional(),
  // Cleared, they are what they are when nothing is said of them.
  locale: locale()
    .nullable()
    .transform((tag) => tag ?? 'nb')
    .optional(),
  timeZone: timeZone()
    .nullable()
    .transform((zone) => zone ?? 'Europe/Oslo')
    .optional(),
});
export type LeadPatch = z.output<typeof LeadPatch>;

/** The body of `POST /v1/leads/{id}/transitions`. */
export const TransitionRequest = form({
  to: choice(LeadStatus, 'status_enum_validation'),
  reason: multiLine({ max: 2000 }).optional(),
});
export type TransitionRequest = z.output<typeof TransitionRequest>;

/** The body of `POST /v1/leads/{id}/notes`. */
export const NoteRequest = form({ text: multiLine({ max: 5000 }) });
export type NoteRequest = z.output<typeof NoteRequest>;

/** A lead after a change: its fields, and what is to be said of the change. */
export const ChangedLead = LeadView.extend({ warnings: z.array(Warning) }).meta({
  id: 'ChangedLead',
  description: 'The lead after the change',
});
