import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { RecordBounce } from '#contracts';
import { BrokerConnection } from '#messaging';
import { largestMessage } from '../../../apps/gateway/src/bounces/message-body.js';
import { startProxy } from '../../../scripts/services/proxy.js';
import { aDeliveryReport } from '../../support/builders/a-delivery-report.js';
import { captureLog } from '../../support/captured-log.js';
import { eventually } from '../../support/eventually.js';
import { startGateway } from '../../support/gateway.js';
import { startStaffGateway, type StaffCall, type StaffGateway } from '../../support/staff-gateway.js';
import { answering } from '../../support/stand-ins.js';

const messageType = { 'content-type': 'message/rfc822' };

let staff: StaffGateway;
let told: z.infer<typeof RecordBounce.request>[];
let ending: () => Promise<object>;

beforeAll(async () => {
  const noted = answering(RecordBounce, async (request) => {
    told.push(request);
    await ending();
    return {};
  });
  staff = await startStaffGateway([noted], { STAFF_DEADLINE: '1s' });
});

beforeEach(() => {
  told = [];
  ending = () => Promise.resolve({});
});

afterAll(() => staff.close());

const mailer = () => ({ authorization: `Bearer ${staff.keys.mailer}`, ...messageType });
const post = (body: string, options: StaffCall = {}) =>
  staff.call('POST', '/v1/bounces', { as: 'mailer', headers: messageType, ...options, body });

describe('a bounce that the mail system posts', () => {
  it('is told to notifications: which mail, whose, what and when, and is 204', async () => {
    const deliveryId = uuidv7();
    const answer = await post(aDeliveryReport({ deliveryId, recipient: 'Kari@Fylkeslaget.example' }));
    expect(answer).toMatchObject({ status: 204, body: '' });
    const recipient = { addresses: ['kari@fylkeslaget.example'], action: 'failed', status: '5.1.1', at: '2026-11-21T10:00:00.000Z' };
    expect(told).toEqual([{ deliveryId, recipients: [recipient], receivedAt: expect.any(String) }]);
  });

  it.each([
    ['of no mail of ours', { envelopeId: null, messageId: '<1@elsewhere.example>' }],
    ['that a mail arrived', { action: 'delivered' }],
    ['that a mail went on', { action: 'relayed' }],
  ])('is 204 and told to nobody when it says %s, so that it is not repeated', async (_what, parts) => {
    expect((await post(aDeliveryReport(parts))).status).toBe(204);
    expect(told).toEqual([]);
  });

  it('may have 1 MB, and not a byte more', async () => {
    const report = aDeliveryReport();
    const filled = (bytes: number) => report + ' '.repeat(bytes - Buffer.byteLength(report));
    expect((await post(filled(largestMessage))).status).toBe(204);
    expect(await post(filled(largestMessage + 1))).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
    expect(told).toHaveLength(1);
  });

  it.each(['application/json', 'text/plain', 'message/delivery-status', 'application/x-www-form-urlencoded'])(
    'is 415 as %s',
    async (type) => {
      const answer = await post(aDeliveryReport(), { headers: { 'content-type': type } });
      expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media_type', detail: 'Send message/rfc822.' } });
      expect(told).toEqual([]);
    },
  );

  it('is of its type in any case of letters, with parameters', async () => {
    expect((await post(aDeliveryReport(), { headers: { 'content-type': 'Message/RFC822; charset=us-ascii' } })).status).toBe(204);
  });

  it.each([
    ['empty', '', 'body'],
    ['a mail of somebody', 'From: kari@fylkeslaget.example\r\n\r\nKari her.', 'message/delivery-status'],
    ['a report on nobody', aDeliveryReport({ recipient: 'nobody' }), 'Final-Recipient'],
    ['a report that does not say what became of the mail', aDeliveryReport({ action: '' }), 'Action'],
  ])('is 422 when it is %s, and names what is missing', async (_what, message, field) => {
    const answer = await post(message);
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'validation_failed', errors: [{ field, rule: 'required_fields_present' }] },
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/kari/i);
  });

  it('is 504 when nobody answers, and 503 with Retry-After when the broker is away: it is to be repeated', async () => {
    const silence = Promise.withResolvers<object>();
    ending = () => silence.promise;
    expect(await post(aDeliveryReport())).toMatchObject({ status: 504, body: { code: 'timeout' } });
    silence.resolve({});
    const proxy = await startProxy(staff.amqpUrl);
    const gateway = await startGateway({ AMQP_URL: proxy.url, API_KEYS_FILE: staff.keys.file });
    const broker = gateway.app.get(BrokerConnection, { strict: false });
    proxy.refuse();
    await eventually(() => expect(broker.isUp).toBe(false));
    const lost = await fetch(`${gateway.url}/v1/bounces`, { method: 'POST', headers: mailer(), body: aDeliveryReport() });
    expect([lost.status, lost.headers.get('retry-after')]).toEqual([503, '5']);
    await gateway.close();
    await proxy.close();
  });

  it('leaves nothing of the person in the log', async () => {
    const log = captureLog();
    const gateway = await startGateway({ AMQP_URL: staff.amqpUrl, API_KEYS_FILE: staff.keys.file }, log.logger);
    const headers = mailer();
    const canary = 'kanarifugl@fylkeslaget.example';
    for (const message of [aDeliveryReport({ recipient: canary }), `From: ${canary}\r\n\r\n`, `To: ${'('.repeat(70_000)}${canary}`]) {
      await fetch(`${gateway.url}/v1/bounces`, { method: 'POST', headers, body: message });
    }
    await gateway.close();
    expect(log.text()).toContain('/v1/bounces');
    expect(log.text()).not.toContain('kanarifugl');
  });
});

describe('the mail system', () => {
  it.each([
    ['nobody', null, 401],
    ['sales', 'sales', 403],
    ['an admin', 'admin', 403],
  ] as const)('alone may post bounces: %s may not', async (_who, as, status) => {
    for (const body of [aDeliveryReport(), 'no report']) expect((await post(body, { as })).status).toBe(status);
    expect(told).toEqual([]);
  });

  it('may do nothing else: every other call that takes credentials is 403', async () => {
    const { body } = await staff.call('GET', '/openapi.json', { as: null });
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.looseObject({ security: z.array(z.unknown()).optional() }))) })
      .parse(body);
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { security }]) => security !== undefined)
        .map(([method]) => ({ method: method.toUpperCase(), path: path.replaceAll(/\{[^}]+\}/g, uuidv7()) })),
    );
    expect(calls.length).toBeGreaterThan(30);
    const answers = await Promise.all(
      calls.map(async ({ method, path }) => [`${method} ${path}`, (await staff.call(method, path, { as: 'mailer' })).status]),
    );
    expect(answers.filter(([, status]) => status !== 403)).toEqual([['POST /v1/bounces', 422]]);
  });
});

describe('a message', () => {
  it.each(['/v1/bookings', '/v1/leads'])('is 415 at %s, before it is read', async (path) => {
    expect(await staff.call('POST', path, { as: null, headers: messageType, body: 'x'.repeat(200_000) })).toMatchObject({
      status: 415,
      body: { detail: 'Send application/json.' },
    });
  });
});
