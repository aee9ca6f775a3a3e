import { violationsOf } from '#contracts';
import type { z } from 'zod';
import type { Wrong } from './page/form-props.js';

/** What a page says of a proposal that breaks a rule: the first one. */
export function wrongOf(error: z.ZodError, sent: Wrong['sent']): Wrong {
  const [first] = violationsOf(error);
  if (first?.rule === 'required_fields_present') return { field: 'preferredDate', problem: 'nothingProposed', sent };
  if (first?.field === 'preferredDate') return { field: 'preferredDate', problem: 'dateUnreadable', sent };
  return { field: 'preferredTiming', problem: 'text', sent };
}
