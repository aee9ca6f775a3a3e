import { createServer } from 'node:net';
import { z } from 'zod';
import { listen } from '../../outside/http-server.js';
import type { ReceiverBehaviour } from '../../outside/webhook-receiver/receiver-behaviour.js';
import type { Fault, Scene } from './fault.js';

const Made = z.object({ id: z.string() });

const late = `
  SELECT count(*) AS n FROM deliveries
  WHERE kind = 'webhook' AND recipient = $1 AND status = 'pending' AND created_at < now() - interval '4 seconds'`;

let count = 0;

/** An endpoint of its own for a fault, beside the one that works: it gets every new booking too. */
async function withEndpoint(scene: Scene, behaviour: ReceiverBehaviour, work: () => Promise<string[]>): Promise<string[]> {
  const { system } = scene;
  const { webhookSinkUrl, apiKeys } = system.file();
  const path = `/faulty-${++count}`;
  const headers = { authorization: `Bearer ${apiKeys.admin}` };
  const behave = async (next: ReceiverBehaviour): Promise<void> => {
    await fetch(`${webhookSinkUrl}/behaviour`, { method: 'PUT', body: JSON.stringify({ ...next, path }) });
  };
  await behave(behaviour);
  const url = new URL(path, system.links.of('notifications-webhook').url).href;
  const made = await system.gateways.call({
    method: 'POST',
    path: '/v1/webhook-endpoints',
    headers,
    body: { url, types: ['booking.created'], enabled: true },
  });
  const { id } = Made.parse(made.json);
  const found = await work();
  await behave({ status: 200 });
  const deleted = await system.gateways.call({ method: 'DELETE', path: `/v1/webhook-endpoints/${id}`, headers });
  return deleted.status === 204 ? found : [...found, `deleting the endpoint was answered ${deleted.status}`];
}

const receiver = (name: string, behaviour: ReceiverBehaviour): Fault => ({
  name: `webhook-${name}`,
  run: (scene) =>
    withEndpoint(scene, behaviour, async () => {
      await scene.hold(6_000);
      const { defaultWebhook } = scene.system.file();
      const waiting = await scene.databases.number('notifications', late, [defaultWebhook.id]);
      return waiting === 0 ? [] : [`${waiting} webhooks of another endpoint are held up`];
    }),
});

/** A redirect to where nobody outside may get: nothing ever connects. */
const redirected: Fault = {
  name: 'webhook-redirect-to-a-private-address',
  run: async (scene) => {
    let connections = 0;
    const trap = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    const port = await listen(trap, 0, '127.0.0.1');
    try {
      const behaviour = { status: 307, headers: { location: `http://127.0.0.1:${port}/` } };
      const found = await withEndpoint(scene, behaviour, () => scene.hold(4_000).then(() => []));
      return connections === 0 ? found : [...found, `${connections} connections to a private address`];
    } finally {
      trap.close();
    }
  },
};

/** What an endpoint does to those who tell it something; the others are not to notice. */
export const webhookFaults: readonly Fault[] = [
  receiver('500', { status: 500 }),
  receiver('hang', { status: 200, delayMs: 600_000 }),
  receiver('drip', { status: 200, body: 'drip' }),
  receiver('endless-body', { status: 200, body: 'endless' }),
  receiver('429', { status: 429, headers: { 'retry-after': '2' } }),
  receiver('410', { status: 410 }),
  redirected,
];
