import type { LeadChanged } from '#contracts';
import type { MessageContext, Transaction, Transactions } from '#messaging';
import { lockedLead } from '../domain/lead-for-change.js';

/** Makes a change of a lead once, however often its message comes: a repeat gets the lead as it is. */
export async function changeOnce(
  transactions: Transactions,
  { id: messageId }: MessageContext,
  leadId: string,
  change: (transaction: Transaction) => Promise<LeadChanged>,
): Promise<LeadChanged> {
  const made: LeadChanged[] = [];
  await transactions.once(messageId, async (transaction) => {
    made.push(await change(transaction));
  });
  return made[0] ?? transactions.run(async ({ em }) => ({ lead: (await lockedLead(em, leadId)).view(), warnings: [] }));
}
