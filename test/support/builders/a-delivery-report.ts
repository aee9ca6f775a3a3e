import { v7 as uuidv7 } from 'uuid';

/** What a delivery status notification says; null leaves it out. */
export interface DeliveryReportParts {
  deliveryId: string;
  envelopeId: string | null;
  messageId: string | null;
  recipient: string;
  action: string;
  status: string | null;
  /** RFC 5322. */
  lastAttempt: string | null;
  diagnostic: string;
  /** Groups of fields about further recipients. */
  others: string[];
}

/** A delivery status notification (RFC 3464) with lines that end in CRLF. */
export function aDeliveryReport(parts: Partial<DeliveryReportParts> = {}): string {
  const deliveryId = parts.deliveryId ?? uuidv7();
  const {
    envelopeId = deliveryId,
    messageId = `<${deliveryId}@demo-booking.example>`,
    recipient = 'kari@fylkeslaget.example',
    action = 'failed',
    status = '5.1.1',
    lastAttempt = 'Sat, 21 Nov 2026 11:00:00 +0100',
    diagnostic = `smtp; 550 5.1.1 <${recipient}>: no such user`,
    others = [],
  } = parts;
  const perMessage = ['Reporting-MTA: dns; mx.demo-booking.example', ...given('Original-Envelope-Id', envelopeId)];
  const perRecipient = [
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    ...given('Status', status),
    ...given('Last-Attempt-Date', lastAttempt),
    `Diagnostic-Code: ${diagnostic}`,
  ];
  return [
    'Date: Sat, 21 Nov 2026 10:00:05 +0000',
    'From: Mail Delivery System <MAILER-DAEMON@mx.demo-booking.example>',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="parts"',
    '',
    '--parts',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `The mail to ${recipient} came back.`,
    '',
    '--parts',
    'Content-Type: message/delivery-status',
    '',
    ...perMessage,
    '',
    ...perRecipient,
    ...others.flatMap((group) => ['', group]),
    '',
    '--parts',
    'Content-Type: text/rfc822-headers',
    '',
    ...given('Message-ID', messageId),
    'Subject: Vi har fått forespørselen din',
    '',
    '--parts--',
    '',
  ].join('\r\n');
}

const given = (name: string, value: string | null): string[] => (value === null ? [] : [`${name}: ${value}`]);
