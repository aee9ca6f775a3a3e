import { z } from 'zod';
import { BookingEventData, bookingEvents, LeadCreated, LeadErased, LeadStatusChanged } from '#contracts';
import type { BegunAttempt } from './delivery.store.js';

/** The event that an endpoint gets when staff want to see that it works. */
export const endpointTest = 'endpoint.test';

/** What an endpoint reads in `data`, of the event's own data. Each throws when it is of something else. */
const dataOf: ReadonlyMap<string, (data: unknown) => object> = new Map([
  ...bookingEvents.map(({ name }) => [name, (data: unknown): object => BookingEventData.parse(data).booking] as const),
  [LeadCreated.name, (data: unknown): object => LeadCreated.data.parse(data).lead],
  [
    LeadStatusChanged.name,
    (data: unknown): object => {
      const { lead, from, to } = LeadStatusChanged.data.parse(data);
      return { ...lead, from, to };
    },
  ],
  [LeadErased.name, (data: unknown): object => LeadErased.data.parse(data)],
  [endpointTest, (data: unknown): object => z.object({ endpointId: z.uuid() }).parse(data)],
]);

/** What an endpoint reads: the event's type, its time (ISO 8601) and its data. Throws when the data is not of such an event. */
export function webhookBody({
  event_type: type,
  occurred_at: occurredAt,
  data,
}: Pick<BegunAttempt, 'event_type' | 'occurred_at' | 'data'>): string {
  const read = dataOf.get(type);
  if (read === undefined) throw new Error(`No webhook tells of ${type}.`);
  return JSON.stringify({ type, timestamp: new Date(occurredAt).toISOString(), data: read(data) });
}
