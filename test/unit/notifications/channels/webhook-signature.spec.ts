import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { webhookSignature } from '../../../../apps/notifications/src/channels/webhook-signature.js';

const secret = fc.uint8Array({ minLength: 24, maxLength: 64 }).map((key) => `whsec_${Buffer.from(key).toString('base64')}`);

describe('the signature of a webhook', () => {
  it('is the one that the official library makes', () => {
    fc.assert(
      fc.property(secret, fc.uuid(), fc.string({ unit: 'grapheme' }), (key, webhookId, body) => {
        const at = new Date('2026-11-21T09:00:00Z');
        const signature = webhookSignature({ webhookId, timestamp: at.getTime() / 1000, body }, [key]);
        expect(signature).toBe(new Webhook(key).sign(webhookId, at, body));
      }),
    );
  });

  it('is made once for each secret, so that the holder of either verifies it', () => {
    fc.assert(
      fc.property(secret, secret, fc.json(), (newest, oldest, body) => {
        const timestamp = Math.floor(Date.now() / 1000);
        const headers = {
          'webhook-id': 'delivery-1',
          'webhook-timestamp': String(timestamp),
          'webhook-signature': webhookSignature({ webhookId: 'delivery-1', timestamp, body }, [newest, oldest]),
        };
        expect(new Webhook(newest).verify(body, headers)).toEqual(JSON.parse(body));
        expect(new Webhook(oldest).verify(body, headers)).toEqual(JSON.parse(body));
        expect(() => new Webhook(newest).verify(`${body} `, headers)).toThrow('No matching signature');
      }),
    );
  });

  it('is not made with a secret that is missing or malformed, and the error does not repeat it', () => {
    const message = { webhookId: 'delivery-1', timestamp: 1, body: '{}' };
    expect(() => webhookSignature(message, [])).toThrow('needs a secret');
    for (const malformed of ['', 'whsec_', 'abc', 'whsec_***', 'whsec_YWJj\n']) {
      expect(() => webhookSignature(message, [malformed])).toThrow(/^A webhook secret is not of the form whsec_<base64>$/);
    }
  });
});
