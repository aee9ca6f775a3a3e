import { z } from 'zod';
import { ErasureDone, LeadErased } from '#contracts';
import { mentions, type ParkedMessage } from '#messaging';

/** The person who is erased. */
export interface ErasedPerson {
  leadId: string;
  email: string;
  requestedAt: Date;
}

const Received = z.object({ receivedAt: z.iso.datetime() });
/** Ids alone, and the erasure waits for them. */
const keptTypes = new Set([ErasureDone.name, LeadErased.name]);

/** Whether a parked message holds something of the person. What they sent after they had asked for the erasure is a new beginning. */
export function isAbout({ leadId, email, requestedAt }: ErasedPerson, { type, data }: ParkedMessage): boolean {
  if (keptTypes.has(type)) return false;
  if (mentions(data, new Set([leadId]))) return true;
  const { data: received } = Received.safeParse(data);
  return mentions(data, new Set([email])) && (received === undefined || new Date(received.receivedAt) <= requestedAt);
}
