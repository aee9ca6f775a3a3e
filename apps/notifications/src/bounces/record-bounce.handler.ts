import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { RecordBounce, type ReportedRecipient } from '#contracts';
import { Handles, Transactions } from '#messaging';
import { LOGGER, type Logger } from '#runtime';
import { holdMail, recordBounce } from './bounce.store.js';
import { type KnownBounce, outweighs } from './outweighs.js';

/** Records that an accepted mail came back, or is late. Only what is said of its own recipient counts. */
@Handles(RecordBounce)
export class RecordBounceHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async execute({ deliveryId, receivedAt, recipients }: z.infer<typeof RecordBounce.request>): Promise<Record<string, never>> {
    const bounce = await this.transactions.run(async ({ em }) => {
      const mail = await holdMail(em, deliveryId);
      if (mail === undefined) return undefined;
      const ofIt = recipients.filter(({ addresses }) => addresses.includes(mail.recipient.toLowerCase()));
      const weightiest = ofIt.reduce(weigherAt(receivedAt), mail.bounce);
      if (weightiest === undefined || weightiest === mail.bounce) return undefined;
      await recordBounce(em, deliveryId, weightiest);
      return weightiest;
    });
    if (bounce !== undefined) this.logger.info({ deliveryId, action: bounce.action, status: bounce.status }, 'A mail bounced');
    return {};
  }
}

const weigherAt =
  (receivedAt: string) =>
  (known: KnownBounce | undefined, { at, action, status }: ReportedRecipient): KnownBounce | undefined => {
    const told = { at: at === null ? null : new Date(at), action, status };
    return outweighs(told, known) ? { ...told, at: told.at ?? new Date(receivedAt) } : known;
  };
