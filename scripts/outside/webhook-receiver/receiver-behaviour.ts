import { validateHeaderName, validateHeaderValue } from 'node:http';
import { z } from 'zod';
import { behaviourLimits } from '../behaviour.js';

/**
 * What the receiver answers to the next requests: the status, with these headers, after `delayMs`. A body that drips, or one of megabytes,
 * goes on for as long as the client reads. With `path`, to requests to that path alone.
 */
export const receiverBehaviour = z.strictObject({
  status: z.int().min(200).max(599),
  path: z.string().startsWith('/').optional(),
  body: z.enum(['drip', 'endless']).optional(),
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
