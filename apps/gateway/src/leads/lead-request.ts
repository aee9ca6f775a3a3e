import { z } from 'zod';
import { email, form, LeadSource, leadSources, multiLine, phoneAsTyped, singleLine } from '#contracts';
import { submittedFields } from '../submissions/submitted-fields.js';

const name = () => singleLine({ max: 200 });
/** Any but the booking form, whose leads come with their booking. */
const otherSource = z.enum(leadSources).exclude(['website_booking']).meta({ description: LeadSource.description });

/** The body of `POST /v1/leads`, of the public and of staff. */
export const LeadRequest = form({
  firstName: name().meta({ examples: ['Kari'] }),
  lastName: name().meta({ examples: ['Nordmann'] }),
  email: email('email_format_validation'),
  organizationName: name().meta({ examples: ['Fylkeslaget'] }),
  source: otherSource,
  phone: phoneAsTyped().optional(),
  organizationType: singleLine({ max: 200 }).optional(),
  organizationSize: singleLine({ max: 200 }).optional(),
  roleTitle: singleLine({ max: 200 }).optional(),
  message: multiLine({ max: 5000, maxRule: 'message_length_limit' }).optional(),
  ...submittedFields(),
}).meta({ id: 'LeadRequest', description: 'An inquiry by another channel than the booking form' });
export type LeadRequest = z.output<typeof LeadRequest>;
