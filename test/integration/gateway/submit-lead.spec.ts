import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CreateLead, type CreateLeadRequest, DomainError, GetLeadSubmission, SubmitLead, type SubmitLeadRequest } from '#contracts';
import { makeApiKeys, type TestApiKeys } from '../../support/api-keys.js';
import { aLeadForm } from '../../support/builders/a-lead-form.js';
import { aLeadView } from '../../support/builders/a-lead-view.js';
import type { TestConsumer } from '../../support/consumer.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { eventually } from '../../support/eventually.js';
import { depthOf } from '../../support/queues.js';
import { answering, startStandIns } from '../../support/stand-ins.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let gateway: TestGateway;
let leads: TestConsumer;
let keys: TestApiKeys;
let submitted: SubmitLeadRequest[];
let created: CreateLeadRequest[];
/** The submissions that were handled, as the leads service keeps them. */
let handled: Set<string>;
let clients = 0;

const newClient = (): string => `198.51.100.${++clients}`;

const startLeads = () =>
  startStandIns(vhost.amqpUrl, [
    answering(SubmitLead, (request) => {
      if (request.lastName === 'Brukt') throw new DomainError({ code: 'idempotency_key_reused', detail: 'Another body.' });
      submitted.push(request);
      const repeated = handled.has(request.submissionId);
      handled.add(request.submissionId);
      return { repeated };
    }),
    answering(GetLeadSubmission, ({ submissionId }) => ({
      state: handled.has(submissionId) ? ('stored' as const) : ('received' as const),
    })),
    answering(CreateLead, (request) => {
      const isNew = !created.some(({ email }) => email === request.email);
      created.push(request);
      return { lead: aLeadView({ email: request.email }), created: isNew, warnings: [] };
    }),
  ]);

beforeAll(async () => {
  vhost = await createVhost();
  keys = await makeApiKeys();
  gateway = await startGateway({ AMQP_URL: vhost.amqpUrl, SUBMIT_DEADLINE: '300ms', STAFF_DEADLINE: '300ms', API_KEYS_FILE: keys.file });
  leads = await startLeads();
});

afterAll(async () => {
  await gateway.close();
  await leads.close();
  await keys.remove();
  await vhost.remove();
});

beforeEach(() => {
  submitted = [];
  created = [];
  handled = new Set();
});

const submit = (fields: Record<string, unknown> = {}, { from = newClient(), key }: { from?: string; key?: string } = {}) =>
  gateway.post('/v1/leads', aLeadForm(fields), { from, ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }) });
const asStaff = (fields: Record<string, unknown> = {}, key: 'sales' | 'admin' = 'sales') =>
  gateway.post('/v1/leads', aLeadForm(fields), { from: newClient(), headers: { authorization: `Bearer ${keys[key]}` } });
const bodyOf = async (answer: Response): Promise<Record<string, unknown>> => Object(await answer.json());

describe('POST /v1/leads of the public', () => {
  it('is 202 with the same words for everyone, and the command has what was sent', async () => {
    const answer = await submit({ email: ' OLA@Fylkeslaget.example ', phone: '912 34 567', locale: 'en-GB', utmSource: 'event' });
    expect(answer.status).toBe(202);
    expect(await bodyOf(answer)).toEqual({ received: true, warnings: [] });
    expect(submitted).toMatchObject([
      {
        email: 'ola@fylkeslaget.example',
        phone: '+4791234567',
        locale: 'en',
        source: 'website_contact',
        quarantined: false,
        attribution: { utmSource: 'event' },
        client: { ipAddress: '198.51.100.0' },
      },
    ]);
  });

  it('phone_format_validation: a phone that is none is kept as typed, with a warning', async () => {
    const answer = await submit({ phone: 'spør Kari' });
    expect(answer.status).toBe(202);
    expect(await bodyOf(answer)).toMatchObject({ warnings: [{ rule: 'phone_format_validation', field: 'phone' }] });
    expect(submitted).toMatchObject([{ phone: 'spør Kari' }]);
  });

  it.each([
    ['email_format_validation', { email: 'ola' }, 'email'],
    ['message_length_limit', { message: 'a'.repeat(5_001) }, 'message'],
    ['enum_value', { source: 'website_booking' }, 'source'],
    ['required_fields_present', { firstName: ' ' }, 'firstName'],
    ['xss_sanitization', { organizationName: '<script>' }, 'organizationName'],
    ['consent_timestamp_consistency', { consentTimestamp: '2020-01-01T00:00:00Z' }, 'consentTimestamp'],
    ['unknown_field', { owner: 'me' }, 'owner'],
  ])('%s is 422 and names the field', async (rule, fields, field) => {
    const answer = await submit(fields);
    expect(answer.status).toBe(422);
    expect(await bodyOf(answer)).toMatchObject({ errors: [{ field, rule }] });
    expect(submitted).toEqual([]);
  });

  it('gdpr_consent_required: without consent nothing is forwarded', async () => {
    const answer = await submit({ consentGiven: false });
    expect([answer.status, (await bodyOf(answer))['code']]).toEqual([422, 'gdpr_consent_required']);
    expect(submitted).toEqual([]);
  });

  it('a filled-in honeypot is answered as success, and quarantined', async () => {
    expect((await submit({ website: 'https://spam.example' })).status).toBe(202);
    expect(submitted).toMatchObject([{ quarantined: true }]);
  });

  it('a key is one submission, of leads alone; another body under it is refused', async () => {
    const form = aLeadForm();
    const key = 'a-key-of-this-test-1';
    await submit(form, { key });
    await submit(form, { key });
    expect(new Set(submitted.map(({ submissionId }) => submissionId)).size).toBe(1);
    const reused = await submit({ lastName: 'Brukt' }, { key });
    expect([reused.status, (await bodyOf(reused))['code']]).toEqual([422, 'idempotency_key_reused']);
  });
});

describe('rate_limit_per_ip of leads', () => {
  it('five in an hour are accepted, the sixth is 429; refused ones and repeats do not count', async () => {
    const from = newClient();
    const form = aLeadForm();
    const key = 'a-key-of-this-test-2';
    await submit({ email: 'ola' }, { from });
    const answers = [];
    for (let n = 0; n < 2; n++) answers.push(await submit(form, { from, key }));
    for (let n = 0; n < 4; n++) answers.push(await submit({}, { from }));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 202]);
    const refused = await submit({}, { from });
    expect([refused.status, (await bodyOf(refused))['code']]).toEqual([429, 'rate_limit_per_ip']);
    expect(refused.headers.get('ratelimit-policy')).toBe('"leads";q=5;w=3600');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_500);
    expect((await submit(form, { from, key })).status).toBe(202);
  });

  it('staff do not count, and are not limited', async () => {
    const from = newClient();
    const send = () => gateway.post('/v1/leads', aLeadForm(), { from, headers: { authorization: `Bearer ${keys.sales}` } });
    for (let n = 0; n < 7; n++) expect((await send()).status).toBe(201);
    expect((await submit({}, { from })).headers.get('ratelimit')).toMatch(/^"leads";r=4;/);
  });
});

describe('POST /v1/leads of staff', () => {
  it('is 201 with the lead, 200 with a known one, and says who made it', async () => {
    const email = 'kjent@fylkeslaget.example';
    const first = await asStaff({ email });
    expect(first.status).toBe(201);
    expect(first.headers.get('etag')).toBe('"1"');
    expect(await bodyOf(first)).toMatchObject({ email, status: 'new', warnings: [] });
    expect((await asStaff({ email })).status).toBe(200);
    expect(created.map(({ actor }) => actor)).toEqual(['key:crm', 'key:crm']);
  });

  it('consent_timestamp_consistency: their consent may be of any age, and not of the future', async () => {
    expect((await asStaff({ consentTimestamp: '2020-01-01T00:00:00Z' })).status).toBe(201);
    expect((await asStaff({ consentTimestamp: '2099-01-01T00:00:00Z' })).status).toBe(422);
  });

  it('a wrong key is 401, whatever the body', async () => {
    const answer = await gateway.post('/v1/leads', {}, { headers: { authorization: 'Bearer dbk_wrong' } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  });
});

describe('while the leads service is away', () => {
  it('the public gets 202, and the submission waits; staff get 504', async () => {
    await leads.close();
    try {
      expect((await submit()).status).toBe(202);
      expect(await depthOf(vhost.amqpUrl, 'leads.submissions')).toBe(1);
      const staff = await asStaff();
      expect([staff.status, (await bodyOf(staff))['code']]).toEqual([504, 'timeout']);
    } finally {
      leads = await startLeads();
    }
    await eventually(() => expect(submitted).toHaveLength(1));
  });
});
