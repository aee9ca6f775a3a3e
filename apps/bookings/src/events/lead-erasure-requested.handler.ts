import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { ErasureDone, LeadErasureRequested, SubmitBooking } from '#contracts';
import { Handles, mentions, type MessageContext, type ParkedMessage, ParkedMessages, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { eraseLead } from '../domain/erasure.store.js';
import { rejectSubmission } from '../domain/submission.store.js';

const Received = z.object({ receivedAt: z.iso.datetime() });

/**
 * Erases a person from all that is held here. Done is said last, when the parked messages are gone too; until then the event is
 * handled again from the beginning.
 */
@Handles(LeadErasureRequested)
export class LeadErasureRequestedHandler {
  constructor(
    @Inject(EntityManager) private readonly em: EntityManager,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ParkedMessages) private readonly parked: ParkedMessages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ leadId, email }: z.infer<typeof LeadErasureRequested.data>, { id, time }: MessageContext): Promise<void> {
    const bookingIds = await this.transactions.run(({ em }) => eraseLead(em, leadId, this.clock.now()));
    const ids = new Set([leadId, ...bookingIds]);
    const address = new Set([email]);
    const isAbout = (message: ParkedMessage) =>
      mentions(message.data, ids) || (!wasReceivedAfter(message, time) && mentions(message.data, address));
    await this.parked.removeWhere(['bookings', 'bookings.submissions', 'bookings.events'], isAbout, (message) => this.reject(message));
    await this.transactions.once(id, async (transaction) => {
      transaction.publish(ErasureDone, leadId, { leadId, service: 'bookings', bookingIds });
      return Promise.resolve();
    });
  }

  /** What the contact was told is received has an outcome all the same. */
  private async reject({ id, type, data }: ParkedMessage): Promise<void> {
    if (type !== SubmitBooking.name) return;
    const { data: submission } = SubmitBooking.request.safeParse(data);
    if (submission === undefined) return;
    const request = { ...submission, fingerprint: '' };
    await rejectSubmission(this.em.fork(), request, id, { code: 'gone', detail: 'The person was erased before it was stored.' });
  }
}

/** The address is free again after an erasure: who writes from it then is a new person. */
function wasReceivedAfter({ data }: ParkedMessage, time: Date): boolean {
  const received = Received.safeParse(data);
  return received.success && new Date(received.data.receivedAt) > time;
}
