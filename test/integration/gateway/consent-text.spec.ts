import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currentConsentText } from '#contracts';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

let vhost: Vhost;
let gateway: TestGateway;

beforeAll(async () => {
  vhost = await createVhost();
  gateway = await startGateway({ AMQP_URL: vhost.amqpUrl });
});

afterAll(async () => {
  await gateway.close();
  await vhost.remove();
});

describe('the text beside the consent box', () => {
  it.each([
    ['', 'nb'],
    ['?locale=', 'nb'],
    ['?locale=nb', 'nb'],
    ['?locale=nn', 'nb'],
    ['?locale=en', 'en'],
    ['?locale=en-GB', 'en'],
  ] as const)('of "%s" is the one of today in %s', async (query, locale) => {
    const answer = await fetch(`${gateway.url}/v1/consent-text${query}`);
    expect(answer.status).toBe(200);
    const { version, purpose, text } = currentConsentText(locale);
    expect(await answer.json()).toEqual({ version, locale, purpose, text });
  });

  it.each([
    ['?locale=de', { field: 'locale', rule: 'enum_value' }],
    ['?locale=nb&locale=en', { field: 'locale', rule: 'invalid_type' }],
    ['?language=nb', { field: 'language', rule: 'unknown_field' }],
  ])('of "%s" is 422', async (query, error) => {
    const answer = await fetch(`${gateway.url}/v1/consent-text${query}`);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'validation_failed', errors: [error] });
  });
});
