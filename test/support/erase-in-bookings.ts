import { expect } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { LeadErasureRequested } from '#contracts';
import { eventsOf } from './booking-records.js';
import type { BookingsService } from './bookings-service.js';
import { eventually } from './eventually.js';

/** Asks bookings for an erasure, as leads does, and waits until it says that it is done; resolves to the event that says so. */
export async function eraseInBookings(
  service: BookingsService,
  leadId: string,
  email: string,
  messageId: string = uuidv7(),
): Promise<unknown> {
  await service.publish(LeadErasureRequested.name, messageId, { leadId, email });
  return eventually(
    async () => {
      const events = await eventsOf(service.db, leadId);
      expect(events).toHaveLength(1);
      return events[0];
    },
    { within: 15_000 },
  );
}
