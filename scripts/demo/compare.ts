import { answerDifferences, type Answered, createdBooking } from './answer.js';
import { bookingDifferences } from './compare-booking.js';
import { mailDifferences } from './compare-mail.js';
import { bookingWebhooks, webhookDifferences } from './compare-webhook.js';
import { countDifferences, valueDifferences } from './differences.js';
import { expectedLead } from './expected-lead.js';
import { emailOf } from './expected-values.js';
import type { Row, SeenDelivery, SeenMail, SeenWebhook } from './observation.js';
import { isStored } from './submission.js';

/** Everything that a run left behind, as far as its people are concerned; other people's rows and mails may be among it. */
export type Observation = { leads: Row[]; bookings: Row[]; deliveries: SeenDelivery[]; mails: SeenMail[]; webhooks: SeenWebhook[] };

export type Outside = { salesEmail: string; webhookSecret: string };

/** Every difference between what the file expects and what was answered, stored and sent, each with its line. */
export function differencesOf(answers: readonly Answered[], seen: Observation, outside: Outside): string[] {
  const webhooks = bookingWebhooks(seen.webhooks);
  return [
    ...answers.flatMap((answered) => answerDifferences(answered).map((text) => `line ${answered.line}: ${text}`)),
    ...[...people(answers)].flatMap(([email, own]) => personDifferences(email, own, { ...seen, webhooks }, outside)),
  ];
}

function personDifferences(
  email: string,
  answers: readonly Answered[],
  seen: Omit<Observation, 'webhooks'> & { webhooks: ReturnType<typeof bookingWebhooks> },
  { salesEmail, webhookSecret }: Outside,
): string[] {
  const stored = answers.filter(isStored);
  const bookings = seen.bookings.filter((row) => row['contact_email'] === email);
  const leads = seen.leads.filter((row) => row['email'] === email);
  const [lead] = leads;
  const ofPerson = [
    ...countDifferences('bookings', bookings.length, stored.length),
    ...countDifferences('leads', leads.length, stored.length === 0 ? 0 : 1),
    ...(lead === undefined || stored.length === 0 ? [] : leadDifferences(lead, stored)),
    ...mailDifferences(stored, email, seen.mails, salesEmail),
  ];
  const lines = answers.map(({ line }) => line).join(', ');
  return [
    ...ofPerson.map((text) => `line ${lines}: ${text}`),
    // Without its id no booking can be told from another; that it was not answered is a difference already.
    ...stored
      .filter(isAnswered)
      .flatMap((answered) =>
        [
          ...bookingDifferences(answered, bookings, seen.deliveries, lead?.['id']),
          ...webhookDifferences(answered, seen.webhooks, lead?.['id'], webhookSecret),
        ].map((text) => `line ${answered.line}: ${text}`),
      ),
  ];
}

function leadDifferences(lead: Row, stored: readonly Answered[]): string[] {
  const expected = { ...expectedLead(stored), ip_address: stored[0]?.address.anonymized, consent_given: true };
  return [
    ...valueDifferences('lead', lead, expected),
    ...((lead['consent_timestamp'] ?? null) === null ? ['lead consent_timestamp is not set'] : []),
  ];
}

const isAnswered = (answered: Answered): boolean => createdBooking(answered) !== undefined;

/** The answers by the normalized address of the person, in the order of the file; without those that name no address. */
function people(answers: readonly Answered[]): Map<string, Answered[]> {
  const byEmail = new Map<string, Answered[]>();
  for (const answered of answers) {
    const email = emailOf(answered.body);
    if (email !== null) {
      byEmail.set(email, [...(byEmail.get(email) ?? []), answered]);
    }
  }
  return byEmail;
}
