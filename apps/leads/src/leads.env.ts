import type { z } from 'zod';
import { BaseEnv, connectionUrl } from '#runtime';

/** The settings of the leads service. */
export const LeadsEnv = BaseEnv.extend({
  DATABASE_URL: connectionUrl('postgres', 'postgresql'),
});
export type LeadsEnv = z.output<typeof LeadsEnv>;
