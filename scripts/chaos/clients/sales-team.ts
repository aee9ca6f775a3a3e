import { setTimeout as after } from 'node:timers/promises';
import type { Ledger } from '../ledger/ledger.js';
import type { Random } from '../random.js';
import { answerOf } from './contacts.js';
import type { Gateways } from './gateways.js';

const day = 86_400_000;

/** The sales team at work on the bookings that came in. */
export class SalesTeam {
  constructor(
    private readonly gateways: Gateways,
    private readonly ledger: Ledger,
    private readonly random: Random,
    private readonly apiKey: string,
  ) {}

  /** Changes one booking after the other until `leaving`. */
  async keepWorking(leaving: AbortSignal, pauseMs: number): Promise<void> {
    while (!leaving.aborted) {
      await this.gateways.open();
      const recent = this.ledger.bookingIds.slice(-40);
      if (recent.length > 0) await this.change(this.random.pick(recent));
      await after(pauseMs * (0.5 + this.random.next()), undefined, { signal: leaving }).catch(() => undefined);
    }
  }

  private async change(bookingId: string): Promise<void> {
    const [step, body] = this.aStep();
    const reply = await this.gateways.call({
      method: 'POST',
      path: `/v1/bookings/${bookingId}/${step}`,
      headers: { authorization: `Bearer ${this.apiKey}` },
      body,
    });
    this.ledger.staff.push({ bookingId, step, answer: answerOf(reply) });
  }

  private aStep(): [string, object] {
    const scheduledAt = new Date(Math.floor(Date.now() / 60_000) * 60_000 + this.random.between(3, 30) * day).toISOString();
    const dice = this.random.next();
    if (dice < 0.5) return ['confirm', { scheduledAt }];
    if (dice < 0.7) return ['reschedule', { scheduledAt }];
    if (dice < 0.85) return ['cancel', { reason: 'They called.' }];
    return ['complete', {}];
  }
}
