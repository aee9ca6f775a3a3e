import { describe, expect, it, test } from '@jest/globals';
import { ConfigurationError, readEnv } from '#runtime';
import { mailLink } from '../../../apps/notifications/src/channels/mail-link.js';
import { NotificationsEnv } from '../../../apps/notifications/src/notifications.env.js';

const given = {
  OPS_PORT: '0',
  AMQP_URL: 'amqp://localhost',
  DATABASE_URL: 'postgres://localhost/notifications',
  SMTP_URL: 'smtp://localhost:25',
  MAIL_FROM: 'Demo Booking <no-reply@demo.example>',
  SALES_EMAIL: 'sales@demo.example',
  BRAND_NAME: 'Demo Booking',
  PUBLIC_URL: 'https://demo.example',
  MANAGE_TOKEN_KEY: 'k'.repeat(32),
};
const webhook = { DEFAULT_WEBHOOK_URL: 'https://crm.example/hook', DEFAULT_WEBHOOK_SECRET: `whsec_${'c'.repeat(32)}` };

const read = (more: Record<string, string> = {}) => readEnv(NotificationsEnv, { ...given, ...more });

function refusalOf(more: Record<string, string>): string {
  try {
    read(more);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return 'nothing was refused';
}

describe('the settings of notifications', () => {
  test.each([
    ['Demo Booking <no-reply@demo.example>', { name: 'Demo Booking', address: 'no-reply@demo.example' }],
    ['Blåbær & Sønner AS  <post@demo.example>', { name: 'Blåbær & Sønner AS', address: 'post@demo.example' }],
    ['no-reply@demo.example', { name: '', address: 'no-reply@demo.example' }],
  ])('MAIL_FROM %s is a name and an address', (text, sender) => {
    expect(read({ MAIL_FROM: text }).MAIL_FROM).toEqual(sender);
  });

  test.each([
    'Demo Booking',
    'Demo <a@b@c>',
    'a@demo.example b@demo.example',
    '<a@demo.example>, <b@demo.example>',
    'Demo <a@demo.example',
    '@',
  ])('MAIL_FROM %s is refused, by name', (text) => {
    expect(refusalOf({ MAIL_FROM: text })).toContain('MAIL_FROM: must be an address, or a name and an address in angle brackets');
  });

  it('schedules 5 retries of a webhook and 7 of a mail, unless told otherwise', () => {
    const minute = 60_000;
    expect(read()).toMatchObject({
      WEBHOOK_RETRY_SCHEDULE: [minute / 2, 2 * minute, 10 * minute, 60 * minute, 360 * minute],
      SMTP_RETRY_SCHEDULE: [minute / 6, minute, 5 * minute, 30 * minute, 120 * minute, 360 * minute, 720 * minute],
    });
    expect(read({ WEBHOOK_RETRY_SCHEDULE: '1s, 250ms' }).WEBHOOK_RETRY_SCHEDULE).toEqual([1_000, 250]);
  });

  it('has manage links live 180 days, a demo take an hour, and reminds a day before, unless told otherwise', () => {
    const hour = 3_600_000;
    expect(read()).toMatchObject({ MANAGE_TOKEN_TTL: 180 * 24 * hour, DEMO_DURATION: hour, REMINDER_BEFORE: 24 * hour });
    expect(refusalOf({ MANAGE_TOKEN_KEY: 'canary' })).toContain('MANAGE_TOKEN_KEY: must have at least 32 characters');
  });

  it('gives an attempt 15 seconds and pauses an endpoint after a day of failures, unless told otherwise', () => {
    expect(read()).toMatchObject({ DELIVERY_TIMEOUT: 15_000, WEBHOOK_PAUSE_AFTER: 24 * 3_600_000 });
    expect(read({ DELIVERY_TIMEOUT: '1s', WEBHOOK_PAUSE_AFTER: '2h' })).toMatchObject({
      DELIVERY_TIMEOUT: 1_000,
      WEBHOOK_PAUSE_AFTER: 7_200_000,
    });
  });

  test.each(['999ms', '16s', '1m'])(
    'refuses an attempt of %s: within a second and 15 it is both possible and waited for by a drain',
    (time) => {
      expect(refusalOf({ DELIVERY_TIMEOUT: time })).toContain('DELIVERY_TIMEOUT: must be from 1s to 15s');
    },
  );

  it('takes a default endpoint with its secret, or neither', () => {
    expect(read(webhook)).toMatchObject(webhook);
    expect(read()).not.toHaveProperty('DEFAULT_WEBHOOK_URL');
  });

  test.each([
    ['only its URL', { DEFAULT_WEBHOOK_URL: webhook.DEFAULT_WEBHOOK_URL }, 'DEFAULT_WEBHOOK_SECRET: is missing'],
    [
      'only its secret',
      { DEFAULT_WEBHOOK_SECRET: webhook.DEFAULT_WEBHOOK_SECRET },
      'DEFAULT_WEBHOOK_SECRET: must be set exactly when DEFAULT_WEBHOOK_URL is',
    ],
    [
      'a secret of another form',
      { ...webhook, DEFAULT_WEBHOOK_SECRET: 'canary-not-a-secret' },
      'DEFAULT_WEBHOOK_SECRET: must be whsec_ and base64',
    ],
  ])('refuses a default endpoint with %s', (_what, more, refusal) => {
    expect(refusalOf(more)).toContain(refusal);
  });

  it('allows no private host to webhooks unless it is listed', () => {
    expect(read().WEBHOOK_ALLOWED_HOSTS).toEqual([]);
    expect(read({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1:8080, crm.internal' }).WEBHOOK_ALLOWED_HOSTS).toEqual([
      '127.0.0.1:8080',
      'crm.internal',
    ]);
  });

  test.each(['smtp://localhost?tls.rejectUnauthorized=false', 'smtps://localhost?ignoreTLS=true'])(
    'refuses %s: nothing in SMTP_URL says how certificates are checked',
    (url) => {
      expect(refusalOf({ SMTP_URL: url })).toContain('SMTP_URL: must have no parameters');
    },
  );

  it('demands TLS of the mail server when it is told to, or has a password to say', () => {
    expect(mailLink(read())).toEqual({ url: given.SMTP_URL, requireTls: false, tls: undefined });
    expect(mailLink(read({ SMTP_REQUIRE_TLS: 'true' }))).toMatchObject({ requireTls: true, tls: { rejectUnauthorized: true } });
    expect(mailLink(read({ SMTP_URL: 'smtp://kari:secret@localhost' }))).toMatchObject({ requireTls: true });
    expect(refusalOf({ SMTP_REQUIRE_TLS: 'yes' })).toContain('SMTP_REQUIRE_TLS: must be true or false');
  });

  it('names every wrong setting, and never a value', () => {
    const refusal = refusalOf({
      SMTP_URL: 'http://canary',
      SALES_EMAIL: 'canary',
      PUBLIC_URL: 'canary',
      SMTP_RETRY_SCHEDULE: '1s,canary',
      BRAND_NAME: '',
    });
    for (const name of ['SMTP_URL', 'SALES_EMAIL', 'PUBLIC_URL', 'SMTP_RETRY_SCHEDULE']) expect(refusal).toContain(`${name}: must be`);
    expect(refusal).toContain('BRAND_NAME: is missing');
    expect(refusal).not.toContain('canary');
  });
});
