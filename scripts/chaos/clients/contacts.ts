import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import type { Answer, Ledger, SubmissionRecord } from '../ledger/ledger.js';
import type { Random } from '../random.js';
import type { Gateways, Reply } from './gateways.js';

const Body = z.object({ id: z.string().optional(), submissionId: z.string().optional(), code: z.string().optional() });

/** Answers that settle a submission; after another one a client with a key asks again. */
const settling = new Set<Answer['status']>([201, 202, 422, 429]);
const againAfterMs = 300;

export const answerOf = ({ status, json, headers, ms }: Reply): Answer => {
  const { id, submissionId, code } = Body.safeParse(json).data ?? {};
  return {
    status,
    ms,
    ...(headers.has('retry-after') ? { hasRetryAfter: true } : {}),
    ...(code === undefined ? {} : { code }),
    ...(submissionId === undefined ? {} : { submissionId }),
    ...(id === undefined ? {} : { bookingId: id }),
  };
};

/** The people who ask for a demo: most of them once, some again and again, most with an Idempotency-Key. */
export class Contacts {
  private count = 0;

  constructor(
    private readonly gateways: Gateways,
    private readonly ledger: Ledger,
    private readonly random: Random,
    /** Tells the runs of one stack apart. */
    private readonly run: string,
  ) {}

  /** Sends forms one after the other until `leaving`; who waits for an answer then still gets it, and asks again until `closing`. */
  async keepAsking(leaving: AbortSignal, closing: AbortSignal, pauseMs: number): Promise<void> {
    while (!leaving.aborted) {
      await this.gateways.open();
      if (this.random.next() < 0.1) await this.inquire(closing);
      else await this.ask(this.aSubmission(), closing);
      await after(pauseMs * (0.5 + this.random.next()), undefined, { signal: leaving }).catch(() => undefined);
    }
  }

  /** Sends one form; with a key again until there is an answer that settles it. */
  async ask(submission: SubmissionRecord, closing: AbortSignal): Promise<void> {
    this.ledger.submissions.push(submission);
    const address = this.anAddress();
    await untilSettled(submission, closing, async () => {
      const answer = answerOf(await this.send(submission, address));
      if (answer.bookingId !== undefined) this.ledger.bookingIds.push(answer.bookingId);
      return answer;
    });
  }

  /** Makes contact without asking for a demo. */
  private async inquire(closing: AbortSignal): Promise<void> {
    this.count += 1;
    const inquiry = { email: `inquiry-${this.run}-${this.count}@chaos.example`, key: randomUUID(), answers: [] };
    this.ledger.inquiries.push(inquiry);
    const address = this.anAddress();
    await untilSettled(inquiry, closing, async () => {
      const reply = await this.gateways.call({
        method: 'POST',
        path: '/v1/leads',
        headers: { 'x-forwarded-for': address, 'idempotency-key': inquiry.key },
        body: {
          firstName: 'Person',
          lastName: this.run,
          email: inquiry.email,
          organizationName: 'Organization',
          source: 'website_contact',
          consentGiven: true,
        },
      });
      return answerOf(reply);
    });
  }

  aSubmission(key: string | undefined = this.random.next() < 0.8 ? randomUUID() : undefined): SubmissionRecord {
    this.count += 1;
    const marker = `${this.run}-${String(this.count).padStart(6, '0')}`;
    // One in ten is one of five people, who reach the limit of open requests.
    const person = this.random.next() < 0.1 ? `regular-${this.random.between(1, 5)}-${this.run}` : marker;
    return { marker, email: `${person}@chaos.example`, key, answers: [] };
  }

  /** Sends a form once. */
  send({ marker, email, key }: SubmissionRecord, address = this.anAddress()): Promise<Reply> {
    return this.gateways.call({
      method: 'POST',
      path: '/v1/bookings',
      headers: { 'x-forwarded-for': address, ...(key === undefined ? {} : { 'idempotency-key': key }) },
      body: {
        contactName: `Person ${marker}`,
        contactEmail: email,
        organizationName: `Organization ${marker}`,
        organizationSize: '11-50',
        message: marker,
        consentGiven: true,
      },
    });
  }

  /** Another one for each form, of the range for benchmarks (RFC 2544): the limit per address is not what is tried here. */
  anAddress(): string {
    return `198.${this.random.between(18, 19)}.${this.random.between(0, 255)}.${this.random.between(1, 254)}`;
  }
}

/** Tries until an answer settles it; without a key once. */
async function untilSettled(
  { key, answers }: { key: string | undefined; answers: Answer[] },
  closing: AbortSignal,
  attempt: () => Promise<Answer>,
): Promise<void> {
  for (;;) {
    const answer = await attempt();
    answers.push(answer);
    if (settling.has(answer.status) || key === undefined || closing.aborted) return;
    await after(againAfterMs, undefined, { signal: closing }).catch(() => undefined);
  }
}
