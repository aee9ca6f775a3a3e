import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultEndpointId } from '../../../apps/notifications/src/deliveries/default-endpoint.js';
import { type NotificationsSurroundings, notificationsSurroundings, webhookSecret } from '../../support/notifications.js';

let around: NotificationsSurroundings;

beforeEach(async () => {
  around = await notificationsSurroundings();
});
afterEach(() => around.close());

const endpoints = async () => (await around.db.query('SELECT id, url, secret, types, enabled FROM webhook_endpoints')).rows;

async function restart(settings: Record<string, string> = {}): Promise<void> {
  const service = await around.start(settings);
  await service.close();
}

describe('webhook_notification_on_create: the endpoint of the configuration', () => {
  const made = { id: defaultEndpointId, secret: webhookSecret, types: ['booking.created'], enabled: true };

  it('is made at the first start, once, also by instances that start together', async () => {
    await Promise.all([restart(), restart()]);
    expect(await endpoints()).toEqual([{ ...made, url: around.receiver.hookUrl }]);
  });

  it('is not made without a URL for it', async () => {
    await restart({ DEFAULT_WEBHOOK_URL: '', DEFAULT_WEBHOOK_SECRET: '' });
    expect(await endpoints()).toEqual([]);
  });

  it('moves when its URL changes', async () => {
    await restart();
    await restart({ DEFAULT_WEBHOOK_URL: 'https://crm.example/hook' });
    expect(await endpoints()).toEqual([{ ...made, url: 'https://crm.example/hook' }]);
  });

  it('keeps what staff changed of it, whether it moves or not', async () => {
    await restart();
    const changed = {
      types: ['booking.created', 'lead.created'],
      enabled: false,
      secret: `whsec_${Buffer.alloc(24, 'n').toString('base64')}`,
    };
    await around.db.query('UPDATE webhook_endpoints SET types = $1, enabled = $2, secret = $3', [
      changed.types,
      changed.enabled,
      changed.secret,
    ]);
    await restart();
    expect(await endpoints()).toEqual([{ ...made, ...changed, url: around.receiver.hookUrl }]);
    await restart({ DEFAULT_WEBHOOK_URL: 'https://crm.example/hook' });
    expect(await endpoints()).toEqual([{ ...made, ...changed, url: 'https://crm.example/hook' }]);
  });
});
