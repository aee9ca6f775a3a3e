import { z } from 'zod';

/** Who makes a change: `key:<name>` or `user:<subject>` of the staff, `contact` (by the form or the manage link), `system`. */
export const Actor = z.string().regex(/^(?:(?:key|user):.{1,200}|contact|system)$/);
export type Actor = z.infer<typeof Actor>;
