import { createdBooking, type Answered } from './answer.js';
import { countDifferences, valueDifferences } from './differences.js';
import { expectedValues } from './expected-values.js';
import type { Row, SeenDelivery } from './observation.js';
import { isQuarantined } from './submission.js';

/** How the row of an accepted submission differs from what was sent and from what was delivered since. */
export function bookingDifferences(
  answered: Answered,
  rows: readonly Row[],
  deliveries: readonly SeenDelivery[],
  leadId: unknown,
): string[] {
  const created = createdBooking(answered);
  const row = rows.find(({ id }) => id === created?.id);
  if (created === undefined || row === undefined) {
    return ['no booking row with the id of the answer'];
  }
  const quarantined = isQuarantined(answered);
  const own = deliveries.filter(({ booking_id }) => booking_id === created.id);
  const webhooks = own.filter(({ channel }) => channel === 'webhook');
  const sent = Object.entries(expectedValues(answered)).map(([field, value]) => [columnOf(field), value]);
  return [
    ...valueDifferences('booking', row, {
      ...Object.fromEntries(sent),
      status: 'pending',
      lead_id: leadId,
      ip_address: answered.address.anonymized,
      created_at: created.createdAt,
      confirmation_email_sent: !quarantined,
      webhook_attempts: webhooks.reduce((sum, { attempts }) => sum + attempts, 0),
    }),
    ...presence(row, 'quarantined_at', quarantined),
    ...presence(row, 'confirmation_email_sent_at', !quarantined),
    ...presence(row, 'webhook_delivered_at', !quarantined),
    ...presence(row, 'submitter_ip_hash', true),
    ...countDifferences('email deliveries', own.length - webhooks.length, quarantined ? 0 : 2),
    ...own.filter(({ status }) => status !== 'delivered').map((delivery) => undelivered(delivery, answered)),
  ];
}

/** Names the endpoint, but of a person no more than who it is. */
function undelivered({ kind, channel, recipient, status, attempts }: SeenDelivery, answered: Answered): string {
  const to = channel === 'webhook' ? recipient : recipient === expectedValues(answered)['contactEmail'] ? 'the contact' : 'the sales team';
  return `${kind} to ${to} is ${status} after ${attempts} attempts, expected delivered`;
}

function presence(row: Row, column: string, expected: boolean): string[] {
  const present = (row[column] ?? null) !== null;
  return present === expected ? [] : [`booking ${column} is ${present ? 'set' : 'not set'}`];
}

function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
