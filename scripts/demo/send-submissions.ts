import type { Answer, Answered } from './answer.js';
import type { ClientAddress } from './client-addresses.js';
import { emailOf } from './expected-values.js';
import type { Submission } from './submission.js';

const AT_ONCE = 8;

/** Sends every submission, a few at a time, one person's in the order of the file; the answers in that order too. */
export async function sendSubmissions(
  post: (body: unknown, address: ClientAddress) => Promise<Answer>,
  submissions: readonly Submission[],
  addresses: readonly ClientAddress[],
  onAnswer: (count: number) => void,
): Promise<Answered[]> {
  const answers: Promise<Answered>[] = [];
  const latestOf = new Map<string, Promise<Answered>>();
  const waiting = submissions.entries();
  let count = 0;

  async function send(submission: Submission, address: ClientAddress, before: Promise<Answered> | undefined): Promise<Answered> {
    await before;
    const answer = await post(submission.body, address);
    count += 1;
    onAnswer(count);
    return { ...submission, address, answer };
  }

  async function work(): Promise<void> {
    for (const [index, submission] of waiting) {
      const address = addresses[index];
      if (address === undefined) {
        throw new Error('there are fewer addresses than submissions');
      }
      const email = emailOf(submission.body) ?? '';
      const sent = send(submission, address, latestOf.get(email));
      latestOf.set(email, sent);
      answers[index] = sent;
      await sent;
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return Promise.all(answers);
}
