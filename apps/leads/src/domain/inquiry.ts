import type { z } from 'zod';
import { Actor, SubmitLead } from '#contracts';

/** What makes or touches a lead, whoever brings it: its person by a form, or one of the staff. */
export const Inquiry = SubmitLead.request.omit({ submissionId: true, fingerprint: true }).extend({ actor: Actor });
export type Inquiry = z.infer<typeof Inquiry>;
