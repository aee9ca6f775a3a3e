import { describe, expect, test } from '@jest/globals';
import { appEnvironment, type StackAddresses } from '../../../../scripts/stack/app-environment.js';
import { stackSecrets as secrets } from '../../../support/builders/stack-secrets.js';

const perApp = (prefix: string) => ({
  gateway: `${prefix}-gateway`,
  leads: `${prefix}-leads`,
  bookings: `${prefix}-bookings`,
  notifications: `${prefix}-notifications`,
});
const addresses: StackAddresses = {
  gatewayPort: 3000,
  amqpUrls: perApp('amqp'),
  databaseUrls: perApp('database'),
  smtpUrl: 'smtp://127.0.0.1:2525',
  webhookUrl: 'http://127.0.0.1:4000',
  apiKeysFile: 'api-keys.json',
};

describe('the settings of an app in a stack', () => {
  test('a setting that is given wins over the local default', () => {
    const given = { RATE_LIMIT_BOOKINGS_PER_IP: '9/1s', LOG_LEVEL: 'debug' };
    expect(appEnvironment('gateway', addresses, secrets, given)).toMatchObject({ ...given, PUBLIC_URL: 'http://127.0.0.1:3000' });
  });

  test('an empty setting counts as absent', () => {
    expect(appEnvironment('gateway', addresses, secrets, { TRUSTED_PROXIES: '' })['TRUSTED_PROXIES']).toBe('127.0.0.1,::1');
  });

  test('each app has its own broker user and database, whatever the stack was given', () => {
    const given = { DATABASE_URL: 'postgres://superuser@host', AMQP_URL: 'amqp://host' };
    expect(appEnvironment('leads', addresses, secrets, given)).toMatchObject({ DATABASE_URL: 'database-leads', AMQP_URL: 'amqp-leads' });
    expect(appEnvironment('gateway', addresses, secrets, given)['DATABASE_URL']).toBeUndefined();
  });

  test('loopback is allowed to receive webhooks in this stack, on the port of the receiver alone', () => {
    expect(appEnvironment('notifications', addresses, secrets, {})['WEBHOOK_ALLOWED_HOSTS']).toBe('127.0.0.1:4000');
  });

  test('a host that is allowed for a try is allowed beside the receiver of the stack', () => {
    const environment = appEnvironment('notifications', addresses, secrets, { WEBHOOK_ALLOWED_HOSTS: 'localhost:9999,crm.internal' });
    expect(environment['WEBHOOK_ALLOWED_HOSTS']).toBe('127.0.0.1:4000,localhost:9999,crm.internal');
  });

  test('no app gets the keys of another', () => {
    expect(Object.values(appEnvironment('notifications', addresses, secrets, {}))).not.toContain('ip-hash-key');
    expect(Object.values(appEnvironment('gateway', addresses, secrets, {}))).not.toContain('whsec_secret');
  });
});
