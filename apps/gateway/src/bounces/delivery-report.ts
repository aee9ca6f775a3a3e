import { DateTime } from 'luxon';
import { BounceAction, DomainError, mostReportedRecipients, type ReportedRecipient, type Rule, uuid } from '#contracts';
import type { HeaderFields } from './header-fields.js';
import { messageParts } from './message-parts.js';

/** What a delivery status notification (RFC 3464) says of a mail. */
export interface DeliveryReport {
  /** Undefined when it tells of no mail of ours. */
  readonly deliveryId: string | undefined;
  /** Those whose mail failed or is late. */
  readonly recipients: ReportedRecipient[];
}

/** `type; address`, the type left out by some. */
const addressField = /^(?:[\w-]+[ \t]*;)?[ \t]*<?([^\s<>;@]+@[^\s<>;@]+)/;
/** The left part of our Message-IDs, which is the envelope's id too: the delivery, and from the second on the round. */
const mailId = /^<?([0-9a-f-]{36})(?:\.\d{1,9})?(?:@|>|$)/i;

/** What RFC 3464, 2.3.3 has besides: all is well with the mail. */
const noBounces = new Set(['delivered', 'relayed', 'expanded']);

/** Reads a message as it came. Throws `validation_failed` when it is empty, or no report that says what became of a recipient's mail; nothing of it is quoted. */
export async function readDeliveryReport(message: Uint8Array): Promise<DeliveryReport> {
  if (message.length === 0) throw refused('', 'required_fields_present', 'A message is required.');
  const { date, status, returned } = await messageParts(message);
  if (status === undefined)
    throw refused('message/delivery-status', 'required_fields_present', 'A delivery status notification (RFC 3464) has this part.');
  const reported = status.filter((group) => addressesOf(group).length > 0);
  if (reported.length === 0)
    throw refused('Final-Recipient', 'required_fields_present', 'The part message/delivery-status names no recipient.');
  if (!reported.some(saysWhatBecame)) throw withoutAction(reported);
  const envelopeId = status.find((group) => group.has('original-envelope-id'))?.get('original-envelope-id');
  return {
    deliveryId: deliveryIdIn(envelopeId) ?? deliveryIdIn(returned?.get('message-id')),
    recipients: reported.flatMap((group) => bounceOf(group, date)).slice(0, mostReportedRecipients),
  };
}

const refused = (field: string, rule: Rule, message: string): DomainError => DomainError.validationFailed([{ field, rule, message }]);

/** A comment may follow. */
const actionOf = (group: HeaderFields): string => /^[a-z-]*/i.exec(group.get('action') ?? '')?.[0].toLowerCase() ?? '';
const saysWhatBecame = (group: HeaderFields): boolean => noBounces.has(actionOf(group)) || BounceAction.safeParse(actionOf(group)).success;

const withoutAction = (groups: readonly HeaderFields[]): DomainError =>
  groups.every((group) => actionOf(group) === '')
    ? refused('Action', 'required_fields_present', 'A group on a recipient has this field (RFC 3464).')
    : refused('Action', 'enum_value', `Must be one of: ${[...BounceAction.options, ...noBounces].join(', ')}.`);

function bounceOf(group: HeaderFields, date: string | undefined): ReportedRecipient[] {
  const action = BounceAction.safeParse(actionOf(group));
  if (!action.success) return [];
  const [status = null] = /^[245]\.\d{1,3}\.\d{1,3}(?![.\d])/.exec(group.get('status') ?? '') ?? [];
  const at = instantOf(group.get('last-attempt-date')) ?? instantOf(date) ?? null;
  return [{ addresses: addressesOf(group), action: action.data, status, at }];
}

const addressesOf = (group: HeaderFields): string[] => [
  ...new Set(
    ['original-recipient', 'final-recipient'].flatMap((name) => addressField.exec(group.get(name) ?? '')?.[1]?.toLowerCase() ?? []),
  ),
];

const deliveryIdIn = (text: string | undefined): string | undefined => uuid().safeParse(mailId.exec(text ?? '')?.[1]).data;

/** A date of RFC 5322 in UTC (ISO 8601); undefined where it is none, or of no year that a mail of ours can be of. */
function instantOf(text: string | undefined): string | undefined {
  const time = DateTime.fromRFC2822((text ?? '').slice(0, 100), { zone: 'utc' });
  return time.isValid && time.year >= 2000 && time.year <= 9999 ? time.toISO() : undefined;
}
