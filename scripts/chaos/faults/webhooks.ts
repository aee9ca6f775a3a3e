import { createServer } from 'node:net';
import { z } from 'zod';
import { until } from '../../services/until.js';
import { listen } from '../../outside/http-server.js';
import type { ReceiverBehaviour } from '../../outside/webhook-receiver/receiver-behaviour.js';
import type { System } from '../system/system.js';
import { type Fault, healedBy, type Scene } from './fault.js';

const Made = z.object({ id: z.string() });
const All = z.object({ items: z.array(z.object({ id: z.string(), url: z.string() })) });

const heldUp = `
  SELECT count(*) AS n FROM deliveries
  WHERE kind = 'webhook' AND recipient = $1 AND status = 'pending' AND created_at < now() - interval '4 seconds'`;

const waiting = `SELECT count(*) AS n FROM deliveries WHERE recipient = $1 AND status = 'pending'`;
const stopped = `SELECT count(*) AS n FROM webhook_endpoints WHERE id = $1 AND NOT enabled`;
const afterwardsWithinMs = 30_000;

let count = 0;

/** An endpoint of its own for a fault, beside the one that works: it gets every new booking too. */
async function withEndpoint({ system, databases }: Scene, behaviour: ReceiverBehaviour, work: () => Promise<string[]>): Promise<string[]> {
  const { webhookSinkUrl, apiKeys } = system.file();
  const path = `/faulty-${++count}`;
  const headers = { authorization: `Bearer ${apiKeys.admin}` };
  const behave = async (next: ReceiverBehaviour): Promise<void> => {
    await fetch(`${webhookSinkUrl}/behaviour`, { method: 'PUT', body: JSON.stringify({ ...next, path }) });
  };
  await behave(behaviour);
  const url = new URL(path, system.links.of('notifications-webhook').url).href;
  const body = { url, types: ['booking.created'], enabled: true };
  const made = await system.gateways.callUntilSettled({ method: 'POST', path: '/v1/webhook-endpoints', headers, body });
  const { id } = Made.parse(made.json);
  const found = await healedBy(() => behave({ status: 200 }), work);
  // It answers again, and gets all that waited for it; unless it said that it is gone.
  const [sql, wanted, what] = behaviour.status === 410 ? [stopped, 1, 'is not stopped'] : [waiting, 0, 'does not get what waited for it'];
  const isSo = await until(async () => (await databases.number('notifications', sql, [id])) === wanted, {
    within: afterwardsWithinMs,
    every: 100,
  });
  return [...found, ...(isSo ? [] : [`the endpoint ${what}`]), ...(await deleteEndpoints(system, url, headers))];
}

/** All at a URL: a call that was repeated may have made one more. */
async function deleteEndpoints({ gateways }: System, url: string, headers: Readonly<Record<string, string>>): Promise<string[]> {
  const path = '/v1/webhook-endpoints';
  const listed = await gateways.callUntilSettled({ method: 'GET', path, headers });
  const found: string[] = [];
  for (const { id } of All.parse(listed.json).items.filter((endpoint) => endpoint.url === url)) {
    const { status } = await gateways.callUntilSettled({ method: 'DELETE', path: `${path}/${id}`, headers });
    // 404: it was done at the first try, whose answer got lost.
    if (status !== 204 && status !== 404) found.push(`the deletion of an endpoint was answered ${status}`);
  }
  return found;
}

/** Behind each other: as many endpoints, all alike. */
const withEndpoints = (scene: Scene, behaviour: ReceiverBehaviour, endpoints: number, work: () => Promise<string[]>): Promise<string[]> =>
  endpoints === 0 ? work() : withEndpoint(scene, behaviour, () => withEndpoints(scene, behaviour, endpoints - 1, work));

const receiver = (name: string, behaviour: ReceiverBehaviour, endpoints = 1): Fault => ({
  name: `webhook-${name}`,
  run: (scene) =>
    withEndpoints(scene, behaviour, endpoints, async () => {
      await scene.hold(6_000);
      const { defaultWebhook } = scene.system.file();
      const late = await scene.databases.number('notifications', heldUp, [defaultWebhook.id]);
      return late === 0 ? [] : [`${late} webhooks of another endpoint are held up`];
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
      const found = await withEndpoint(scene, behaviour, async () => {
        await scene.hold(4_000);
        return [];
      });
      return connections === 0 ? found : [...found, `${connections} connections to a private address`];
    } finally {
      trap.close();
    }
  },
};

/** What an endpoint does to those who tell it something; the others are not to notice. */
export const webhookFaults: readonly Fault[] = [
  receiver('500', { status: 500 }),
  receiver('hang', { status: 200, delayMs: 600_000 }, 3),
  receiver('drip', { status: 200, body: 'drip' }),
  receiver('endless-body', { status: 200, body: 'endless' }),
  receiver('429', { status: 429, headers: { 'retry-after': '2' } }),
  receiver('410', { status: 410 }),
  redirected,
];
