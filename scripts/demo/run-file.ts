import { setTimeout as delay } from 'node:timers/promises';
import { createdBooking, postBooking, type Answered } from './answer.js';
import { clientAddresses } from './client-addresses.js';
import { differencesOf } from './compare.js';
import { emailOf } from './expected-values.js';
import { bookingRows, deliveryRows, leadRows, openDatabases, receivedMails, receivedWebhooks, type Databases } from './observation.js';
import type { RunningStack } from './running-stack.js';
import { sendSubmissions } from './send-submissions.js';
import type { Submission } from './submission.js';
import { withUniquePeople } from './unique-people.js';

/** How long nothing may come nearer to what is expected before the differences count as final: longer than the last step of the retry schedule. */
const QUIET_MS = 20_000;
/** How long a run without differences is watched for something that comes twice. */
const SETTLE_MS = 1_000;
const POLL_MS = 1_000;

/** Sends the submissions and compares all that follows with what they expect. Resolves with the differences. */
export async function runFile(
  stack: RunningStack,
  submissions: readonly Submission[],
  report: (progress: string) => void,
): Promise<string[]> {
  const run = Math.random().toString(36).slice(2, 9);
  const people = withUniquePeople(submissions, run);
  const databases = await openDatabases(stack);
  try {
    const post = postBooking.bind(undefined, stack.gatewayUrl);
    const answers = await sendSubmissions(post, people, clientAddresses(people.length, Math.random), (count) => {
      if (count % 50 === 0 || count === people.length) {
        report(`${count} of ${people.length} answered`);
      }
    });
    return await settledDifferences(stack, databases, answers, report);
  } finally {
    await databases.end();
  }
}

async function settledDifferences(
  stack: RunningStack,
  databases: Databases,
  answers: readonly Answered[],
  report: (progress: string) => void,
): Promise<string[]> {
  const outside = { salesEmail: stack.salesEmail, webhookSecret: stack.defaultWebhook.secret };
  const look = async () => differencesOf(answers, await observe(stack, databases, answers), outside);
  let differences = await look();
  let changedAt = Date.now();
  while (differences.length > 0 && Date.now() - changedAt < QUIET_MS) {
    await delay(POLL_MS);
    const now = await look();
    if (now.length !== differences.length) {
      changedAt = Date.now();
      report(`${now.length} differences left`);
    }
    differences = now;
  }
  await delay(SETTLE_MS);
  return look();
}

async function observe(stack: RunningStack, databases: Databases, answers: readonly Answered[]) {
  const emails = answers.map(({ body }) => emailOf(body)).filter((email) => email !== null);
  const bookingIds = answers.map((answered) => createdBooking(answered)?.id).filter((id) => id !== undefined);
  const [leads, bookings, deliveries, mails, webhooks] = await Promise.all([
    leadRows(databases, emails),
    bookingRows(databases, emails),
    deliveryRows(databases, bookingIds),
    receivedMails(stack),
    receivedWebhooks(stack),
  ]);
  return { leads, bookings, deliveries, mails, webhooks };
}
