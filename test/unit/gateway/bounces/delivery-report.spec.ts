import { describe, expect, test } from '@jest/globals';
import { DomainError } from '#contracts';
import { type DeliveryReport, readDeliveryReport } from '../../../../apps/gateway/src/bounces/delivery-report.js';
import { aDeliveryReport } from '../../../support/builders/a-delivery-report.js';
import { fromExchange, fromExim, fromGmail, fromPostfix, sampleDelivery } from './sample-reports.js';

const read = (message: string): Promise<DeliveryReport> => readDeliveryReport(Buffer.from(message));
const brokenIn = (message: string): Promise<unknown> =>
  read(message).catch((error: unknown) => (error instanceof DomainError ? error.refusal : error));

const kari = 'kari@fylkeslaget.example';

describe('a report of a mail system tells which mail, whose, what and when', () => {
  test.each([
    ['Postfix', fromPostfix, { action: 'failed', status: '5.1.1', at: '2026-11-21T10:00:05.000Z' }],
    ['Exim', fromExim, { action: 'failed', status: '5.0.0', at: '2026-11-21T10:00:06.000Z' }],
    ['Exchange', fromExchange, { action: 'failed', status: '5.1.10', at: '2026-11-21T10:00:07.000Z' }],
    ['Gmail', fromGmail, { action: 'delayed', status: '4.4.1', at: '2026-11-21T10:04:59.000Z' }],
  ])('as %s writes it', async (_system, message, told) => {
    expect(await read(message)).toEqual({ deliveryId: sampleDelivery, recipients: [{ addresses: [kari], ...told }] });
  });

  test.each([
    ['with lines that end in LF', (message: string) => message.replaceAll('\r\n', '\n')],
    ['with its parts in a part', (message: string) => wrapped(message)],
    ['as a mixed message', (message: string) => message.replace('multipart/report', 'multipart/mixed')],
    ['with a line of spaces between its groups', (message: string) => message.replace('\r\n\r\nFinal', '\r\n \t\r\nFinal')],
    ['of internationalized mail', (message: string) => message.replace('message/delivery', 'message/global-delivery')],
    ['in base64', inBase64],
    ['without its end', (message: string) => message.slice(0, message.indexOf('Subject: Vi har'))],
    ['with an address in angle brackets', (message: string) => message.replace(`rfc822; ${kari}`, `rfc822;<${kari}>`)],
    ['with an address without a type', (message: string) => message.replace(`rfc822; ${kari}`, kari)],
    ['with folded fields', (message: string) => message.replace('Action: failed', 'Action:\r\n\tfailed')],
    ['with a comment on what it is', (message: string) => message.replace('Action: failed', 'Action: failed (permanent)')],
    ['with a charset that nobody knows', (message: string) => message.replace('charset=utf-8', 'charset=x-unknown')],
  ])('%s', async (_form, change) => {
    const report = aDeliveryReport({ deliveryId: sampleDelivery });
    const changed = change(report);
    expect(changed).not.toBe(report);
    expect(await read(changed)).toEqual({
      deliveryId: sampleDelivery,
      recipients: [{ addresses: [kari], action: 'failed', status: '5.1.1', at: '2026-11-21T10:00:00.000Z' }],
    });
  });
});

const wrapped = (message: string): string =>
  ['Content-Type: multipart/mixed; boundary=outer', '', '--outer', message, '--outer--', ''].join('\r\n');

function inBase64(message: string): string {
  const [before = '', status = '', after = ''] = message.split(
    /(?<=message\/delivery-status)\r\n\r\n|(?=\r\n--parts\r\nContent-Type: text\/rfc)/,
  );
  return `${before}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(status).toString('base64')}\r\n${after}`;
}

describe('the mail that a report tells of', () => {
  test('is the one of the envelope, before the one that was returned', async () => {
    const messageId = '<019aa5c0-8f00-7abc-8def-ffffffffffff@demo-booking.example>';
    expect(await read(aDeliveryReport({ deliveryId: sampleDelivery, messageId }))).toMatchObject({ deliveryId: sampleDelivery });
  });

  test.each([
    ['there is no envelope', { envelopeId: null }],
    ['the envelope is of another system', { envelopeId: 'QQ314159' }],
  ])('is the one that was returned when %s', async (_why, parts) => {
    expect(await read(aDeliveryReport({ deliveryId: sampleDelivery, ...parts }))).toMatchObject({ deliveryId: sampleDelivery });
  });

  test('is the same in every round', async () => {
    const report = aDeliveryReport({ envelopeId: `${sampleDelivery}.12`, messageId: null });
    expect(await read(report)).toMatchObject({ deliveryId: sampleDelivery });
  });

  test.each([`x${sampleDelivery}`, `${sampleDelivery}0`, `${sampleDelivery}-x@y`, 'null', '<@>', '-'.repeat(36)])(
    'is none of ours when it is called %j',
    async (messageId) => {
      expect((await read(aDeliveryReport({ envelopeId: null, messageId }))).deliveryId).toBeUndefined();
    },
  );
});

describe('what became of the mail', () => {
  test.each(['delivered', 'relayed', 'expanded', 'Delivered (to the mailbox)'])('is no bounce when it was %j', async (action) => {
    expect((await read(aDeliveryReport({ action }))).recipients).toEqual([]);
  });

  test.each([
    ['5.7.509', '5.7.509'],
    ['4.4.1 (no answer)', '4.4.1'],
    ['5.1', null],
    ['550', null],
    ['5.1.1.1', null],
    ['9.1.1', null],
    [null, null],
  ])('with the status %j has the status %j', async (written, status) => {
    expect((await read(aDeliveryReport({ status: written }))).recipients).toMatchObject([{ action: 'failed', status }]);
  });

  test.each([
    ['Sat, 21 Nov 2026 02:04:59 -0800 (PST)', '2026-11-21T10:04:59.000Z'],
    ['21 Nov 26 10:00 GMT', '2026-11-21T10:00:00.000Z'],
    ['yesterday', '2026-11-21T10:00:05.000Z'],
    ['Thu, 01 Jan 1970 00:00:00 +0000', '2026-11-21T10:00:05.000Z'],
    [null, '2026-11-21T10:00:05.000Z'],
  ])('last tried at %j became so at %s', async (lastAttempt, at) => {
    expect((await read(aDeliveryReport({ lastAttempt }))).recipients).toMatchObject([{ at }]);
  });

  test('became so nobody says when, in a report without a date', async () => {
    const report = aDeliveryReport({ lastAttempt: null }).replace(/^Date:.*\r\n/, '');
    expect((await read(report)).recipients).toMatchObject([{ at: null }]);
  });

  test('is told of each recipient; of one who forwards, by both addresses', async () => {
    const forwarded =
      'Original-Recipient: rfc822;ola@a.example\r\nFinal-Recipient: rfc822;ola@b.example\r\nAction: delayed\r\nStatus: 4.2.2';
    const report = await read(aDeliveryReport({ others: [forwarded, 'Final-Recipient: rfc822;per@a.example\r\nAction: relayed'] }));
    expect(report.recipients).toMatchObject([
      { addresses: [kari], action: 'failed' },
      { addresses: ['ola@a.example', 'ola@b.example'], action: 'delayed', status: '4.2.2' },
    ]);
  });

  test('is told of those of whom it says what became, beside others', async () => {
    const others = ['Final-Recipient: rfc822;ola@a.example\r\nStatus: 5.1.1', 'Final-Recipient: rfc822;per@a.example\r\nAction: lost'];
    expect((await read(aDeliveryReport({ others }))).recipients).toMatchObject([{ addresses: [kari], action: 'failed' }]);
  });

  test('is told of a hundred recipients at most', async () => {
    const others = Array.from({ length: 300 }, (_, n) => `Final-Recipient: rfc822;p${n}@a.example\r\nAction: failed\r\nStatus: 5.1.1`);
    expect((await read(aDeliveryReport({ others }))).recipients).toHaveLength(100);
  });

  test('never quotes what the other side answered', async () => {
    expect(JSON.stringify(await read(aDeliveryReport({ diagnostic: 'smtp; 550 Kari Nordmann has left' })))).not.toContain('Nordmann');
  });
});

describe('what is no report breaks a rule that names what is missing, and is not quoted', () => {
  test.each([
    ['nothing', '', ''],
    ['a letter', 'From: kari@fylkeslaget.example\r\n\r\nKari her.', 'message/delivery-status'],
    ['white space', ' \r\n\r\n', 'message/delivery-status'],
    ['no message', '{"kari":"@fylkeslaget.example"}', 'message/delivery-status'],
    ['a report on nobody', aDeliveryReport().replace(/Final-Recipient/, 'X-Recipient'), 'Final-Recipient'],
    ['a report on something that is no address', aDeliveryReport({ recipient: 'kari' }), 'Final-Recipient'],
  ])('%s', async (_what, message, field) => {
    const refusal = await brokenIn(message);
    expect(refusal).toMatchObject({ code: 'validation_failed', errors: [{ field, rule: 'required_fields_present' }] });
    expect(JSON.stringify(refusal)).not.toMatch(/kari/i);
  });

  test.each([
    ['without Action', aDeliveryReport().replace(/^Action:.*\r\n/m, ''), 'required_fields_present'],
    ['with an empty Action', aDeliveryReport({ action: '' }), 'required_fields_present'],
    ['with an Action that RFC 3464 does not have', aDeliveryReport({ action: 'kari' }), 'enum_value'],
    ['with an Action that resembles one', aDeliveryReport({ action: 'failed-kari' }), 'enum_value'],
  ])('a report %s', async (_what, message, rule) => {
    const refusal = await brokenIn(message);
    expect(refusal).toMatchObject({ code: 'validation_failed', errors: [{ field: 'Action', rule }] });
    expect(JSON.stringify(refusal)).not.toMatch(/kari/i);
  });
});
