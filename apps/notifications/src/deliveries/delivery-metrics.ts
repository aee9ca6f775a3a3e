import { Histogram, type Registry } from 'prom-client';
import type { DeliveryKind } from '#contracts';
import type { SendResult } from '../channels/send-result.js';
import type { BegunAttempt } from './delivery.store.js';

/** Seconds of one attempt, which may take 15. */
const attemptBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
/** Seconds from an event to its mail: 60 is the objective. */
const acceptanceBuckets = [0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 900, 3_600, 21_600];
/** A schedule of seven retries has eight attempts. */
const attemptCounts = [1, 2, 3, 4, 5, 6, 7, 8];

/** No mails, or mails that wait on purpose. */
const notTimed: ReadonlySet<DeliveryKind> = new Set(['webhook', 'booking_reminder']);

/** How deliveries fare. Labels have kinds and outcomes; who gets them is in none. */
export class DeliveryMetrics {
  private readonly attempts: Histogram<'kind' | 'outcome'>;
  private readonly conclusions: Histogram<'kind' | 'status'>;
  private readonly acceptances: Histogram<'kind'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.attempts = new Histogram({
      name: 'demo_booking_delivery_attempt_duration_seconds',
      help: 'Attempts to send a mail or webhook, by kind and outcome.',
      labelNames: ['kind', 'outcome'],
      buckets: attemptBuckets,
      registers,
    });
    this.conclusions = new Histogram({
      name: 'demo_booking_delivery_attempts',
      help: 'Deliveries that came to an end, by kind and status; the value is the number of attempts that it took.',
      labelNames: ['kind', 'status'],
      buckets: attemptCounts,
      registers,
    });
    this.acceptances = new Histogram({
      name: 'demo_booking_mail_acceptance_seconds',
      help: 'From an event to the acceptance of its mail by the mail server; without reminders, which wait on purpose, and repeats.',
      labelNames: ['kind'],
      buckets: acceptanceBuckets,
      registers,
    });
  }

  /** An attempt ended after `ms`. */
  attempted(attempt: BegunAttempt, { outcome }: SendResult, ms: number): void {
    const { kind, round, begun_at: begunAt, occurred_at: occurredAt } = attempt;
    this.attempts.observe({ kind, outcome }, ms / 1_000);
    if (outcome !== 'delivered' || round > 1 || notTimed.has(kind)) return;
    const waitedMs = Date.parse(begunAt) + ms - Date.parse(occurredAt);
    // One time is the database's, the other the clock's of the service that tells of the event.
    this.acceptances.observe({ kind }, Math.max(0, waitedMs) / 1_000);
  }

  /** A delivery ended, after so many attempts of its round, and that is recorded. */
  concluded(kind: DeliveryKind, status: 'delivered' | 'failed', attempts: number): void {
    this.conclusions.observe({ kind, status }, attempts);
  }
}
