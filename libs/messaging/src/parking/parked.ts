import type { GetMessage } from 'amqplib';
import { z } from 'zod';
import type { Queue } from '#contracts';
import { decodeEnvelope, type Envelope } from '../envelope.js';
import { deadlineOf } from '../wire.js';
import { parkingReasons } from './parking-reason.js';

/** Why a message is parked: by its service, or as a dead letter by the broker, which says its own reason. */
export const parkedReasons = [...parkingReasons, 'delivery_limit', 'rejected', 'expired', 'unknown'] as const;

/** A parked message, with what its headers tell. */
export interface Parked {
  /** Its place in the parking queue, from 1. */
  readonly place: number;
  /** The queue that it was parked from. */
  readonly queue: Queue;
  readonly bytes: number;
  /** Undefined when it cannot be read. */
  readonly envelope: Envelope | undefined;
  readonly reason: (typeof parkedReasons)[number];
  readonly detail: string | undefined;
  /** How often the broker itself gave it up. */
  readonly deaths: number;
  /** After which nobody may execute it; undefined of what has no deadline. */
  readonly deadline: Date | undefined;
}

const Headers = z.object({
  'x-reason': z.enum(parkedReasons).optional().catch('unknown'),
  'x-detail': z.string().optional().catch(undefined),
  // The last death first.
  'x-death': z.array(z.object({ count: z.number(), reason: z.enum(parkedReasons).catch('unknown') })).catch([]),
});

export function parkedOf({ content, properties }: GetMessage, place: number, queue: Queue): Parked {
  const headers = Headers.parse({ ...properties.headers });
  // What expired was only returned to its queue.
  const deaths = headers['x-death'].filter((death) => death.reason !== 'expired');
  const envelope = decodeEnvelope(content);
  return {
    place,
    queue,
    bytes: content.length,
    envelope,
    reason: envelope === undefined ? 'unreadable' : (headers['x-reason'] ?? deaths[0]?.reason ?? 'unknown'),
    detail: headers['x-detail'],
    deaths: deaths.reduce((sum, { count }) => sum + count, 0),
    deadline: deadlineOf(properties.headers),
  };
}
