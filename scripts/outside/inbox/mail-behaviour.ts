import { z } from 'zod';
import { behaviourLimits } from '../behaviour.js';

/**
 * What the mail server does with the next messages, all of it after their final dot: `accept` (250), `reject4xx` (451), `reject5xx` (550),
 * `slow` (kept at once, 250 after `delayMs`, 10 seconds when absent), `dropAfterData` (kept, and the connection closes without an answer).
 */
export const mailBehaviour = z.strictObject({
  mode: z.enum(['accept', 'reject4xx', 'reject5xx', 'slow', 'dropAfterData']),
  ...behaviourLimits,
});

export type MailBehaviour = z.infer<typeof mailBehaviour>;
