import { validateHeaderName, validateHeaderValue } from 'node:http';
import { z } from 'zod';
import { behaviourLimits } from '../behaviour.js';

/** What the receiver answers to the next requests: the status, with these headers, after `delayMs`. */
export const receiverBehaviour = z.strictObject({
  status: z.int().min(200).max(599),
  headers: z.record(z.string(), z.string()).refine(areSendable, 'has a name or value that HTTP does not allow').optional(),
  ...behaviourLimits,
});

export type ReceiverBehaviour = z.infer<typeof receiverBehaviour>;

function areSendable(headers: Record<string, string>): boolean {
  try {
    for (const [name, value] of Object.entries(headers)) {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    }
    return true;
  } catch {
    return false;
  }
}
