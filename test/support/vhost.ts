import { randomUUID } from 'node:crypto';

export interface Vhost {
  name: string;
  /** The administrator's. */
  amqpUrl: string;
  /** With everything in it. */
  remove: () => Promise<void>;
}

/** A vhost of its own on the broker of the run, for one test file. */
export async function createVhost(): Promise<Vhost> {
  const name = `test-${randomUUID()}`;
  await manage('PUT', name);
  const amqpUrl = new URL(address('TEST_AMQP_URL'));
  amqpUrl.pathname = `/${name}`;
  return { name, amqpUrl: amqpUrl.href, remove: () => manage('DELETE', name) };
}

/** What the broker's management API answers to a GET. */
export async function askManagement(path: string): Promise<unknown> {
  return (await call('GET', path)).json();
}

async function manage(method: 'PUT' | 'DELETE', vhost: string): Promise<void> {
  await (await call(method, `/api/vhosts/${vhost}`)).body?.cancel();
}

async function call(method: 'GET' | 'PUT' | 'DELETE', path: string): Promise<Response> {
  const url = new URL(path, address('TEST_RABBITMQ_MANAGEMENT_URL'));
  const credentials = Buffer.from(`${url.username}:${url.password}`).toString('base64');
  const answer = await fetch(`${url.origin}${url.pathname}`, {
    method,
    headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(10_000),
  });
  if (answer.ok) return answer;
  await answer.body?.cancel();
  throw new Error(`${method} ${path}: ${answer.status}`);
}

function address(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is not set: it is for tests of the projects integration and e2e`);
  return value;
}
