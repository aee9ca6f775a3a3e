import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { DomainError, RecordBounce } from '#contracts';
import { type DeliveryReport, readDeliveryReport } from '../../../../apps/gateway/src/bounces/delivery-report.js';
import { largestMessage } from '../../../../apps/gateway/src/bounces/message-body.js';
import { aDeliveryReport } from '../../../support/builders/a-delivery-report.js';
import { fromExchange, fromExim, fromGmail, fromPostfix, sampleDelivery } from './sample-reports.js';

/** Undefined where it is refused as no report; anything else that is thrown goes on. */
const readOrRefuse = (message: Uint8Array): Promise<DeliveryReport | undefined> =>
  readDeliveryReport(message).catch((error: unknown) => {
    if (error instanceof DomainError && error.refusal.code === 'validation_failed') return undefined;
    throw error;
  });

/** Whatever is read can be sent on. */
function isSendable(report: DeliveryReport | undefined): boolean {
  if (report?.deliveryId === undefined || report.recipients.length === 0) return true;
  return RecordBounce.request.safeParse({ ...report, receivedAt: new Date().toISOString() }).success;
}

const samples = [fromPostfix, fromExim, fromExchange, fromGmail, aDeliveryReport()];
const pieces = [
  '\r\n',
  '\n',
  '\n\n',
  ' ',
  '\t',
  '--parts',
  '--parts--',
  'Content-Type: multipart/report; boundary=parts',
  'Content-Type: multipart/digest; boundary="parts',
  'Content-Type: message/delivery-status',
  'Content-Type: message/rfc822',
  'Content-Transfer-Encoding: base64',
  'Final-Recipient: rfc822; a@b',
  'Original-Recipient:',
  'Action: failed',
  'Status: 5.1.1',
  'Last-Attempt-Date: Sat, 31 Feb 2026 25:00:00 +9999',
  `Original-Envelope-Id: ${sampleDelivery}`,
  `Message-ID: <${sampleDelivery}@x>`,
  'Subject: =?utf-8?b?////?=',
  '(((((',
  '\0',
  '\u2028',
  '=',
];

describe('whatever is sent', () => {
  test('is read or refused, and what is read can be sent on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        expect(isSendable(await readOrRefuse(bytes))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('of the pieces of reports, likewise', async () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 10 })), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, async (parts) => {
        expect(isSendable(await readOrRefuse(Buffer.from(parts.join('\n'))))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('of reports that were cut, doubled or spoilt, likewise', async () => {
    const spoilt = fc.tuple(fc.constantFrom(...samples), fc.nat(), fc.nat(), fc.oneof(fc.constantFrom(...pieces), fc.string()));
    await fc.assert(
      fc.asyncProperty(spoilt, async ([sample, one, other, piece]) => {
        const [from = 0, to = 0] = [one % sample.length, other % sample.length].toSorted((a, b) => a - b);
        const changed = `${sample.slice(0, from)}${piece}${sample.slice(from, to)}${piece}${sample.slice(from)}`;
        expect(isSendable(await readOrRefuse(Buffer.from(changed)))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

const filled = (beginning: string, unit: string): string =>
  beginning + unit.repeat(Math.floor((largestMessage - beginning.length) / unit.length));
const report = 'Content-Type: multipart/report; boundary=b\n\n';
const status = `${report}--b\nContent-Type: message/delivery-status\n\n`;
const nested = Array.from(
  { length: 300 },
  (_, n) => `Content-Type: multipart/mixed; boundary=${'b'.repeat(n + 1)}\n\n--${'b'.repeat(n + 1)}\n`,
);

describe('the largest message takes no longer than a bounded beginning of it', () => {
  test.each([
    ['empty lines', filled(report, '\n')],
    ['empty parts', filled(report, '--b\n\n')],
    ['what is almost a boundary', filled(report, '--bx\n')],
    ['parts in parts', filled(nested.join(''), '--bbbbbb\n')],
    ['a header without an end', filled('', 'a:b\n')],
    ['a field without an end', filled('Subject: a\n', ' a\n')],
    ['addresses without an end', filled('To: ', 'a@b,')],
    ['comments without an end', filled('Content-Type: ', '(')],
    ['recipients without an end', filled(status, 'Final-Recipient: rfc822;a@b\nAction: failed\n\n')],
    ['a recipient without an end', filled(`${status}Final-Recipient: `, '@')],
    ['a date without an end', filled(`${status}Final-Recipient: a@b\nAction: failed\nLast-Attempt-Date: `, '(')],
    ['spaces without an end', filled(`${status}\n`, ' ')],
  ])('%s', async (_what, message) => {
    const startedAt = performance.now();
    expect(isSendable(await readOrRefuse(Buffer.from(message)))).toBe(true);
    // Without the bound it is some ten seconds, on a machine that does nothing else.
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  test('and a report is read however much of the mail it returns', async () => {
    const long = filled(fromExim.replace(/\r\n--1732183206-eximdsn-804289383--\r\n$/, ''), 'a line of the mail\r\n');
    expect(await readOrRefuse(Buffer.from(long))).toMatchObject({ deliveryId: sampleDelivery, recipients: [{ status: '5.0.0' }] });
  });
});
