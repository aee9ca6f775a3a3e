import { z } from 'zod';
import { defineCommand } from '../define-message.js';

/** `delayed`: the mail system goes on trying; `failed`: it has given up. */
export const BounceAction = z
  .enum(['delayed', 'failed'])
  .meta({ id: 'BounceAction', description: 'What became of an accepted mail later' });
export type BounceAction = z.infer<typeof BounceAction>;

/** An enhanced status code (RFC 3463). */
const EnhancedStatus = z.string().regex(/^[245]\.\d{1,3}\.\d{1,3}$/);

/** What the mail system said of a mail after it had accepted it. */
export const Bounce = z
  .object({
    at: z.iso.datetime().meta({ description: 'When, as the mail system says; the time of receipt when it does not' }),
    action: BounceAction,
    status: EnhancedStatus.nullable().meta({ description: 'Enhanced status code (RFC 3463)', examples: ['5.1.1'] }),
  })
  .meta({ id: 'Bounce', description: 'What the mail system said of a mail after it had accepted it' });
export type Bounce = z.infer<typeof Bounce>;

/** More recipients than that are not looked at: a mail of ours has one. */
export const mostReportedRecipients = 100;

/** What a delivery status notification says of one recipient, without what it quotes. */
export const ReportedRecipient = z.object({
  /** Lower-cased: the one that the mail was sent to, the one that it ended at, or both. */
  addresses: z.array(z.string()).min(1).max(2),
  action: BounceAction,
  status: EnhancedStatus.nullable(),
  at: z.iso.datetime().nullable(),
});
export type ReportedRecipient = z.infer<typeof ReportedRecipient>;

/** gateway → notifications: a bounce of a mail. Changes nothing when there is no such mail, when it went to nobody of them, and when it is known. */
export const RecordBounce = defineCommand({
  name: 'notifications.record_bounce',
  queue: 'notifications',
  durable: false,
  request: z.object({
    deliveryId: z.uuid(),
    receivedAt: z.iso.datetime(),
    recipients: z.array(ReportedRecipient).min(1).max(mostReportedRecipients),
  }),
  reply: z.object({}),
});
