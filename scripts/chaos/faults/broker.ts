import { isDeepStrictEqual } from 'node:util';
import { until } from '../../services/until.js';
import { setMemoryWatermark } from '../system/rabbitmqctl.js';
import { type Fault, healedBy, type Scene } from './fault.js';

const aForm = {
  contactName: 'Nobody',
  contactEmail: 'nobody@chaos.example',
  organizationName: 'None',
  consentGiven: true,
};
const goneWithinMs = 30_000;
const backWithinMs = 20_000;
const boundAgainWithinMs = 30_000;

/** Of a gateway without its broker: a refusal at once, and word of its health. */
async function whileAway({ system }: Scene): Promise<string[]> {
  const { gateways, file } = system;
  const { status, ms } = await gateways.call({ method: 'POST', path: '/v1/bookings', body: aForm });
  const ops = file().opsUrls.gateway;
  const statuses = await Promise.all(
    ['live', 'ready'].map(async (check) => [check, (await fetch(`${ops}/health/${check}`)).status] as const),
  );
  const metrics = (await fetch(`${ops}/metrics`)).status;
  const seen = { submission: status, atOnce: ms < 1_000, ...Object.fromEntries(statuses), metrics };
  const wanted = { submission: 503, atOnce: true, live: 200, ready: 503, metrics: 200 };
  return isDeepStrictEqual(seen, wanted) ? [] : [`without the broker the gateway is ${JSON.stringify(seen)}`];
}

/** Ends a service by a signal to its process group, and starts it again. */
export async function endAndStart(
  { system, hold }: Scene,
  part: 'postgres' | 'rabbitmq',
  signal: NodeJS.Signals,
  look: () => Promise<string[]> = () => Promise.resolve([]),
): Promise<string[]> {
  const [pid] = system.file().processes[part];
  if (pid === undefined) throw new Error(`${part} does not run.`);
  process.kill(signal === 'SIGKILL' ? -pid : pid, signal);
  if (!(await until(async () => system.file().processes[part].length === 0, { within: goneWithinMs, every: 50 }))) {
    throw new Error(`${part} does not end.`);
  }
  await hold(1_500);
  const seen = await look();
  await system.startAgain(part);
  return seen;
}

const memoryAlarm: Fault = {
  name: 'broker-memory-alarm',
  refuses: true,
  run: async ({ system, hold, ledger }) => {
    const [pid] = system.file().processes.rabbitmq;
    if (pid === undefined) throw new Error('The broker does not run.');
    const before = ledger.counts().get('503') ?? 0;
    await setMemoryWatermark(pid, 'absolute', '1MB');
    await healedBy(
      () => setMemoryWatermark(pid, '0.6'),
      () => hold(3_000),
    );
    return (ledger.counts().get('503') ?? 0) > before ? [] : ['nobody was answered 503 while the broker took nothing'];
  },
};

const closedConnections: Fault = {
  name: 'broker-closes-all-connections',
  refuses: true,
  run: async ({ system, hold }) => {
    for (let n = 0; n < 3; n++) {
      await system.broker.closeConnections();
      await hold(1_000);
    }
  },
};

/**
 * What lies in a queue goes with it, and events to others go by it until it is back: that is not a disturbance but a loss, by whoever
 * deletes it. So nobody sends anything meanwhile.
 */
const deletedQueue: Fault = {
  name: 'broker-queue-deleted',
  refuses: true,
  run: async ({ system, random, hold, calm }) => {
    const queue = random.pick(system.file().queues);
    await calm(async () => {
      const { broker } = system;
      const bindings = (await broker.bindings(system.file().exchange)).length;
      await broker.deleteQueue(queue);
      const isBack = async (): Promise<boolean> =>
        (await broker.consumers(queue)) === 2 && (await broker.bindings(system.file().exchange)).length === bindings;
      if (!(await until(isBack, { within: backWithinMs, every: 50 }))) throw new Error(`${queue} is not back with two consumers.`);
    });
    await hold(1_000);
  },
};

/** One that alone takes its event: of an event that other queues take too, the broker does not say that one of them is missing. */
const removedBinding: Fault = {
  name: 'broker-binding-removed',
  run: async ({ system, random }) => {
    const { broker } = system;
    const { exchange } = system.file();
    const bindings = await broker.bindings(exchange);
    const alone = bindings.filter(({ routing_key: key }) => bindings.filter((other) => other.routing_key === key).length === 1);
    const removed = random.pick(alone);
    await broker.unbind(removed);
    const isBack = async (): Promise<boolean> =>
      (await broker.bindings(exchange)).some(
        ({ routing_key: key, destination }) => key === removed.routing_key && destination === removed.destination,
      );
    const bound = await until(isBack, { within: boundAgainWithinMs, every: 200 });
    return bound ? [] : [`${removed.destination} is not bound to ${removed.routing_key} again`];
  },
};

/** The broker, and what is in it. */
export const brokerFaults: readonly Fault[] = [
  { name: 'broker-kill', refuses: true, run: (scene) => endAndStart(scene, 'rabbitmq', 'SIGKILL', () => whileAway(scene)) },
  { name: 'broker-restart', refuses: true, run: (scene) => endAndStart(scene, 'rabbitmq', 'SIGTERM', () => whileAway(scene)) },
  memoryAlarm,
  closedConnections,
  deletedQueue,
  removedBinding,
];
