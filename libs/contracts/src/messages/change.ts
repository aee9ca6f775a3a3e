import { z } from 'zod';
import { Actor } from './actor.js';

/** A note on something that was accepted all the same. */
export const Warning = z
  .object({ rule: z.string(), field: z.string().optional(), message: z.string() })
  .meta({ id: 'Warning', description: 'A note on something that was accepted all the same' });
export type Warning = z.infer<typeof Warning>;

/** What every change of one thing says beside its own fields. */
export const Change = z.object({
  id: z.uuid(),
  actor: Actor,
  /** The time of receipt, by which every rule about time is judged. */
  receivedAt: z.iso.datetime(),
  /** The versions that the change may be made to (`If-Match`); any when absent. Others are `version_mismatch`. */
  ifVersion: z.array(z.int()).optional(),
});
export type Change = z.infer<typeof Change>;

/** One step of a lifecycle; `from` is null for the beginning. */
export const statusChange = <Status extends z.ZodType>(status: Status) =>
  z.object({ from: status.nullable(), to: status, actor: z.string(), reason: z.string().nullable(), at: z.iso.datetime() });
