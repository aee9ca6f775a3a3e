import type { Collectors } from '#runtime';
import type { OutboxStore } from './outbox.store.js';

const waiting = 'demo_booking_outbox_events';
const age = 'demo_booking_outbox_oldest_age_seconds';

/** Tells what waits in the outbox of a service, when metrics are collected. */
export function watchOutbox(collectors: Collectors, store: OutboxStore): void {
  collectors.add({
    name: 'outbox',
    gauges: [
      { name: waiting, help: 'Events that wait in the outbox; of more than 10,000 that many are told.', labelNames: [] },
      { name: age, help: 'Age of the event that waits longest in the outbox; 0 when none does.', labelNames: [] },
    ],
    read: async () => {
      const { events, oldestSeconds } = await store.backlog();
      return [
        { gauge: waiting, value: events },
        { gauge: age, value: oldestSeconds },
      ];
    },
  });
}
