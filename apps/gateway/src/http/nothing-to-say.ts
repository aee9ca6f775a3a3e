import type { z } from 'zod';
import { optionalForm } from '#contracts';

/** The body of a POST that needs none: an empty object will do, and nothing too. */
export const NothingToSay = optionalForm({});
export type NothingToSay = z.output<typeof NothingToSay>;
