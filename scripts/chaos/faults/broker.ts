import { setTimeout as after } from 'node:timers/promises';
import { setMemoryWatermark } from '../system/rabbitmqctl.js';
import type { Fault, Scene } from './fault.js';

const goneWithinMs = 30_000;
const boundAgainWithinMs = 30_000;

/** Ends a service by a signal to its process group, and starts it again. */
export async function endAndStart({ system, hold }: Scene, part: 'postgres' | 'rabbitmq', signal: NodeJS.Signals): Promise<void> {
  const [pid] = system.file().processes[part];
  if (pid === undefined) throw new Error(`${part} does not run.`);
  process.kill(signal === 'SIGKILL' ? -pid : pid, signal);
  const until = performance.now() + goneWithinMs;
  while (system.file().processes[part].length > 0 && performance.now() < until) await after(50);
  await hold(1_500);
  await system.startAgain(part);
}

const memoryAlarm: Fault = {
  name: 'broker-memory-alarm',
  run: async ({ system, hold, ledger }) => {
    const [pid] = system.file().processes.rabbitmq;
    if (pid === undefined) throw new Error('The broker does not run.');
    const before = ledger.counts().get('503') ?? 0;
    await setMemoryWatermark(pid, 'absolute', '1MB');
    await hold(3_000);
    await setMemoryWatermark(pid, '0.6');
    return (ledger.counts().get('503') ?? 0) > before ? [] : ['nobody was answered 503 while the broker took nothing'];
  },
};

const closedConnections: Fault = {
  name: 'broker-closes-all-connections',
  run: async ({ system, hold }) => {
    for (let n = 0; n < 3; n++) {
      await system.broker.closeConnections();
      await hold(1_000);
    }
  },
};

/** What lies in a queue goes with it, so it has to be empty: that is not a disturbance but a loss, by whoever deletes it. */
const deletedQueue: Fault = {
  name: 'broker-queue-deleted',
  run: async ({ system, random, hold, calm }) => {
    const queue = random.pick(system.file().queues);
    await calm(() => system.broker.deleteQueue(queue));
    await hold(2_000);
  },
};

/** One that alone takes its event: of an event that other queues take too, the broker does not say that one of them is missing. */
const removedBinding: Fault = {
  name: 'broker-binding-removed',
  run: async ({ system, random, hold }) => {
    const { broker } = system;
    const { exchange } = system.file();
    const bindings = await broker.bindings(exchange);
    const alone = bindings.filter(({ routing_key: key }) => bindings.filter((other) => other.routing_key === key).length === 1);
    const removed = random.pick(alone);
    await broker.unbind(removed);
    const until = performance.now() + boundAgainWithinMs;
    const isBack = async (): Promise<boolean> =>
      (await broker.bindings(exchange)).some(
        ({ routing_key: key, destination }) => key === removed.routing_key && destination === removed.destination,
      );
    while (!(await isBack())) {
      if (performance.now() > until) return [`${removed.destination} is not bound to ${removed.routing_key} again`];
      await hold(500);
    }
    return [];
  },
};

/** The broker, and what is in it. */
export const brokerFaults: readonly Fault[] = [
  { name: 'broker-kill', run: (scene) => endAndStart(scene, 'rabbitmq', 'SIGKILL') },
  { name: 'broker-restart', run: (scene) => endAndStart(scene, 'rabbitmq', 'SIGTERM') },
  memoryAlarm,
  closedConnections,
  deletedQueue,
  removedBinding,
];
