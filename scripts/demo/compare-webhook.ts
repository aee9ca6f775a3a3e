import { z } from 'zod';
import { isVerified } from '../outside/webhook-receiver/recorded-request.js';
import { createdBooking, type Answered } from './answer.js';
import { countDifferences, valueDifferences } from './differences.js';
import { expectedValues } from './expected-values.js';
import type { SeenWebhook } from './observation.js';
import { isQuarantined } from './submission.js';

const bookingCreated = z.object({ type: z.literal('booking.created'), data: z.object({ id: z.string() }).loose() });

type BookingWebhook = SeenWebhook & { data: Record<string, unknown> & { id: string } };

/** The requests that tell of a new booking. */
export function bookingWebhooks(requests: readonly SeenWebhook[]): BookingWebhook[] {
  return requests.flatMap((request) => {
    const { data } = bookingCreated.safeParse(parsed(request.body));
    return data === undefined ? [] : [{ ...request, data: data.data }];
  });
}

/** How the webhook of an accepted submission differs from what was sent: exactly one, signed, its data equal; none while quarantined. */
export function webhookDifferences(answered: Answered, webhooks: readonly BookingWebhook[], leadId: unknown, secret: string): string[] {
  const created = createdBooking(answered);
  const own = webhooks.filter(({ data }) => data.id === created?.id);
  const differences = countDifferences('webhooks', own.length, isQuarantined(answered) ? 0 : 1);
  for (const { body, headers, data } of own) {
    if (!isVerified(secret, body, headers)) {
      differences.push('the signature of the webhook does not hold');
    }
    const expected = { ...expectedValues(answered), leadId, status: 'pending', scheduledAt: null, createdAt: created?.createdAt };
    differences.push(...valueDifferences('webhook', data, expected));
  }
  return differences;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
