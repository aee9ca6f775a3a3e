import { beforeAll, describe, expect, test } from '@jest/globals';
import { BaseEnv, certificates, ConfigurationError, linkTls, readEnv } from '#runtime';
import { anAuthority, type Issued } from '../../support/authority.js';

const url = 'amqps://user:secret@broker.example.com:5671/vhost';
let ca: string;
let client: Issued;

beforeAll(async () => {
  const authority = await anAuthority();
  ca = authority.ca;
  client = await authority.client('gateway');
});

describe('the TLS of a link', () => {
  test('checks the certificate of the other side, whatever is given', () => {
    expect(linkTls('AMQP_URL', url, true, {})).toEqual({
      rejectUnauthorized: true,
      host: 'broker.example.com',
      servername: 'broker.example.com',
    });
    expect(linkTls('AMQP_URL', url, true, { ca, ...client })).toMatchObject({ rejectUnauthorized: true, ca, ...client });
  });

  test.each([
    ['amqps://10.0.0.1', '10.0.0.1'],
    ['amqps://[2001:db8::1]:5671', '2001:db8::1'],
  ])('an address is checked as an address: %s', (at, host) => {
    expect(linkTls('AMQP_URL', at, true, {})).toEqual({ rejectUnauthorized: true, host });
  });

  test('certificates for a link without TLS are a mistake, and not ignored', () => {
    expect(linkTls('AMQP_URL', 'amqp://broker', false, {})).toBeUndefined();
    expect(() => linkTls('AMQP_URL', 'amqp://broker', false, { ca })).toThrow(ConfigurationError);
    expect(() => linkTls('AMQP_URL', 'amqp://broker', false, client)).toThrow(/AMQP_URL: names a link without TLS/);
  });

  test('a client certificate without its key, or the other way round, is a mistake', () => {
    expect(() => linkTls('AMQP_URL', url, true, { cert: client.cert })).toThrow(/AMQP_URL: .* must be set together/);
    expect(() => linkTls('AMQP_URL', url, true, { key: client.key })).toThrow(ConfigurationError);
  });
});

describe('settings of certificates', () => {
  const right = { OPS_PORT: '0', AMQP_URL: url };

  test('take PEM, and nothing else', () => {
    expect(certificates.parse(`${ca}\n${client.cert}`)).toContain(client.cert);
    expect(() => readEnv(BaseEnv, { ...right, AMQP_CA: '/etc/ssl/ca.pem' })).toThrow('AMQP_CA: must be certificates in PEM');
    expect(() => readEnv(BaseEnv, { ...right, AMQP_CERT: client.key })).toThrow('AMQP_CERT: must be certificates in PEM');
    expect(() => readEnv(BaseEnv, { ...right, AMQP_KEY: client.cert })).toThrow('AMQP_KEY: must be a private key in PEM');
  });

  test('there is none by which certificates are not checked', () => {
    expect(() => readEnv(BaseEnv, { ...right, NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toThrow('NODE_TLS_REJECT_UNAUTHORIZED: must not be 0');
    expect(readEnv(BaseEnv, { ...right, NODE_TLS_REJECT_UNAUTHORIZED: '1' })).toMatchObject({ AMQP_URL: url });
  });
});
