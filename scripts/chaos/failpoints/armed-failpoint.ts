import { z } from 'zod';

/** What a point is to do when a process of `app` passes it: a file of the point's name holds it. */
export const ArmedFailpoint = z.object({
  app: z.string(),
  effect: z.enum(['kill', 'throw']),
  /** Only where the details of the place contain it. */
  match: z.string().optional(),
  /** Passes of a process that go unharmed before a kill. */
  skip: z.int().min(0).default(0),
});
export type ArmedFailpoint = z.input<typeof ArmedFailpoint>;
