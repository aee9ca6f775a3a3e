import { describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { answerDifferences, type Answered } from '../../../../scripts/demo/answer.js';
import { differencesOf, type Observation } from '../../../../scripts/demo/compare.js';

const webhookSecret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const outside = { salesEmail: 'sales@meander.example', webhookSecret };
const id = '01900000-0000-7000-8000-000000000001';
const leadId = '01900000-0000-7000-8000-000000000002';
const createdAt = '2026-11-21T08:00:00.000Z';

const answered: Answered = {
  line: 7,
  body: { contactName: 'Kari Ås', contactEmail: 'kari@lag.example', contactPhone: '22 86 44 00', organizationName: 'Laget' },
  expect: { status: 201 },
  address: { raw: '198.18.1.2', anonymized: '198.18.1.0' },
  answer: {
    status: 201,
    contentType: 'application/json',
    retryAfter: null,
    json: { id, submissionId: 's', status: 'pending', createdAt, warnings: [] },
  },
};

function webhook(change: Record<string, unknown> = {}) {
  const data = { id, leadId, status: 'pending', contactName: 'Kari Ås', contactEmail: 'kari@lag.example', contactPhone: '+4722864400' };
  const body = JSON.stringify({ type: 'booking.created', data: { ...data, organizationName: 'Laget', createdAt, ...change } });
  const signature = new Webhook(webhookSecret).sign('d1', new Date(), body);
  const timestamp = String(Math.floor(Date.now() / 1000));
  return { body, headers: { 'webhook-id': 'd1', 'webhook-timestamp': timestamp, 'webhook-signature': signature } };
}

const delivered = { booking_id: id, status: 'delivered', attempts: 1 };

function asExpected(): Observation {
  const now = new Date();
  return {
    leads: [
      {
        id: leadId,
        email: 'kari@lag.example',
        first_name: 'Kari',
        last_name: 'Ås',
        phone: '+4722864400',
        organization_name: 'Laget',
        source: 'website_booking',
        status: 'new',
        ip_address: '198.18.1.0',
        consent_given: true,
        consent_timestamp: now,
      },
    ],
    bookings: [
      {
        id,
        lead_id: leadId,
        contact_name: 'Kari Ås',
        contact_email: 'kari@lag.example',
        contact_phone: '+4722864400',
        organization_name: 'Laget',
        status: 'pending',
        ip_address: '198.18.1.0',
        submitter_ip_hash: 'h',
        created_at: new Date(createdAt),
        confirmation_email_sent: true,
        confirmation_email_sent_at: now,
        webhook_delivered_at: now,
        webhook_attempts: 1,
      },
    ],
    deliveries: [
      { ...delivered, kind: 'booking_confirmation', channel: 'email', recipient: 'kari@lag.example' },
      { ...delivered, kind: 'sales_notification', channel: 'email', recipient: outside.salesEmail },
      { ...delivered, kind: 'webhook', channel: 'webhook', recipient: 'https://crm.example/hook' },
    ],
    mails: [
      { to: ['kari@lag.example'], subject: 'Vi har mottatt demobestillingen for Laget', text: '', headers: {} },
      { to: [outside.salesEmail], subject: 'Laget', text: '', headers: { 'reply-to': '"Kari" <kari@lag.example>' } },
    ],
    webhooks: [webhook()],
  };
}

const differences = (seen: Observation, answers: Answered[] = [answered]) => differencesOf(answers, seen, outside);

const problem = (status: number, json: object, retryAfter: string | null = null) => ({
  status,
  contentType: 'application/problem+json; charset=utf-8',
  retryAfter,
  json: { status, correlationId: 'c', ...json },
});

describe('comparing a run with its file', () => {
  test('finds nothing when all is as expected, whatever others left behind', () => {
    const seen = asExpected();
    seen.mails.push({ to: ['ola@lag.example'], subject: 'Vi har mottatt', text: '', headers: {} });
    seen.webhooks.push(webhook({ id: '01900000-0000-7000-8000-000000000009' }), { body: 'no JSON', headers: {} });

    expect(differences(seen)).toEqual([]);
  });

  const faults: [string, (seen: Observation) => unknown, string][] = [
    ['a second lead', ({ leads }) => leads.push({ ...leads[0], id: 'other' }), 'line 7: 2 leads, expected 1'],
    ['a lead with another name', ({ leads: [lead] }) => Object.assign(lead ?? {}, { first_name: 'Ola' }), 'lead first_name is "Ola"'],
    ['a missing booking', ({ bookings }) => bookings.pop(), 'line 7: no booking row with the id of the answer'],
    ['a second booking', ({ bookings }) => bookings.push({ ...bookings[0], id: 'other' }), 'line 7: 2 bookings, expected 1'],
    [
      'a phone as typed',
      ({ bookings: [row] }) => Object.assign(row ?? {}, { contact_phone: '22 86 44 00' }),
      'line 7: booking contact_phone is "22 86 44 00", expected "+4722864400"',
    ],
    [
      'a raw address',
      ({ bookings: [row] }) => Object.assign(row ?? {}, { ip_address: '198.18.1.2' }),
      'booking ip_address is "198.18.1.2"',
    ],
    ['another lead', ({ bookings: [row] }) => Object.assign(row ?? {}, { lead_id: id }), 'booking lead_id'],
    [
      'an unprojected confirmation',
      ({ bookings: [row] }) => Object.assign(row ?? {}, { confirmation_email_sent: false }),
      'booking confirmation_email_sent is false, expected true',
    ],
    [
      'uncounted attempts',
      ({ deliveries: [, , last] }) => Object.assign(last ?? {}, { attempts: 2 }),
      'booking webhook_attempts is 1, expected 2',
    ],
    [
      'a mail to the contact that did not go out, without the address',
      ({ deliveries: [mail] }) => Object.assign(mail ?? {}, { status: 'failed', attempts: 6 }),
      'line 7: booking_confirmation to the contact is failed after 6 attempts, expected delivered',
    ],
    [
      'a mail to the sales team that did not go out',
      ({ deliveries: [, mail] }) => Object.assign(mail ?? {}, { status: 'pending' }),
      'line 7: sales_notification to the sales team is pending after 1 attempts, expected delivered',
    ],
    [
      'a webhook that did not go out, with its endpoint',
      ({ deliveries: [, , last] }) => Object.assign(last ?? {}, { status: 'failed' }),
      'line 7: webhook to https://crm.example/hook is failed after 1 attempts, expected delivered',
    ],
    ['a mail twice', ({ mails }) => mails.push(...mails.slice(0, 1)), 'line 7: 2 confirmations, expected 1'],
    ['no sales mail', ({ mails }) => mails.pop(), 'line 7: 0 sales notifications, expected 1'],
    [
      'a mail in the wrong language',
      ({ mails: [mail] }) => Object.assign(mail ?? {}, { subject: 'We have received the request of Laget' }),
      'line 7: 0 confirmations in nb, expected 1',
    ],
    ['no webhook', ({ webhooks }) => webhooks.pop(), 'line 7: 0 webhooks, expected 1'],
    ['a webhook twice', ({ webhooks }) => webhooks.push(webhook()), 'line 7: 2 webhooks, expected 1'],
    ['other data in the webhook', (seen) => (seen.webhooks = [webhook({ contactPhone: '1' })]), 'webhook contactPhone is "1"'],
    [
      'a broken signature',
      ({ webhooks: [request] }) => Object.assign(request?.headers ?? {}, { 'webhook-id': 'd2' }),
      'line 7: the signature of the webhook does not hold',
    ],
  ];
  test.each(faults)('reports %s', (_name, spoil, difference) => {
    const seen = asExpected();
    spoil(seen);

    expect(differences(seen).join('\n')).toContain(difference);
  });

  test('an answer that came too late is one difference, with its reason, where all else is as expected', () => {
    const late = { ...answered, answer: { ...answered.answer, status: 202, json: { submissionId: 's', status: 'accepted' } } };
    const seen = { ...asExpected(), deliveries: [] };
    expect(differences(seen, [late])).toEqual([
      'line 7: answered 202 since no service answered in time (it is stored or rejected later), expected 201',
    ]);
  });

  test('a quarantined booking is stored and told to nobody', () => {
    const robot = { ...answered, body: { ...answered.body, website: 'https://spam.example' } };
    const seen = asExpected();
    const [booking] = seen.bookings;
    const untold = { confirmation_email_sent: false, confirmation_email_sent_at: null, webhook_delivered_at: null, webhook_attempts: 0 };
    const stored = [{ ...booking, ...untold, quarantined_at: new Date() }];

    expect(differences({ ...seen, bookings: stored, deliveries: [], mails: [], webhooks: [] }, [robot])).toEqual([]);
    expect(differences({ ...seen, bookings: stored }, [robot]).join('\n')).toContain('1 webhooks, expected 0');
  });

  test('nothing is left of a person who was refused', () => {
    const json = { status: 422, code: 'gdpr_consent_required', correlationId: 'c' };
    const refused: Answered = {
      ...answered,
      expect: { status: 422, code: 'gdpr_consent_required' },
      answer: { status: 422, contentType: 'application/problem+json', retryAfter: null, json },
    };

    expect(differences({ leads: [], bookings: [], deliveries: [], mails: [], webhooks: [] }, [refused])).toEqual([]);
    expect(differences(asExpected(), [refused])).toEqual([
      'line 7: 1 bookings, expected 0',
      'line 7: 1 leads, expected 0',
      'line 7: 1 confirmations, expected 0',
      'line 7: 1 sales notifications, expected 0',
      'line 7: 1 confirmations in nb, expected 0',
    ]);
  });
});

describe('comparing an answer', () => {
  const broken = { code: 'validation_failed', errors: [{ field: 'message', rule: 'xss_sanitization' }] };

  test.each([
    ['as expected', problem(422, broken), { status: 422, rule: 'xss_sanitization', field: 'message' }, []],
    [
      'another rule',
      problem(422, broken),
      { status: 422, rule: 'max_length', field: 'message' },
      ['errors { message: xss_sanitization }, expected { message: max_length }'],
    ],
    [
      'one rule too many',
      problem(422, { ...broken, errors: [...broken.errors, { field: 'a', rule: 'unknown_field' }] }),
      { status: 422, rule: 'xss_sanitization', field: 'message' },
      ['errors { message: xss_sanitization, a: unknown_field }, expected { message: xss_sanitization }'],
    ],
    ['another status', problem(422, broken), { status: 201 }, ['answered 422 validation_failed message: xss_sanitization, expected 201']],
    [
      'another code',
      problem(429, { code: 'rate_limit_per_ip' }, '9'),
      { status: 429, code: 'rate_limit_per_email' },
      ['code rate_limit_per_ip, expected rate_limit_per_email'],
    ],
    [
      'no Retry-After',
      problem(429, { code: 'rate_limit_per_email' }),
      { status: 429, code: 'rate_limit_per_email' },
      ['a 429 without Retry-After'],
    ],
    [
      'no problem document',
      { ...problem(422, broken), contentType: 'text/html' },
      { status: 422, rule: 'xss_sanitization', field: 'message' },
      ['the 422 is no application/problem+json with status, code and correlationId'],
    ],
  ])('%s', (_name, answer, expected, found) => {
    expect(answerDifferences({ answer, expect: expected })).toEqual(found);
  });
});
