import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { parkingQueueOf } from '#contracts';
import { digestOf } from '../system/broker-admin.js';
import { answerOf } from '../clients/contacts.js';
import { redrive } from '../system/queues-command.js';
import type { Fault, Scene } from './fault.js';

const times = 100;
const parkedWithinMs = 60_000;

/** An event as it went through the exchange. */
interface Event {
  readonly type: string;
  readonly content: Buffer;
}

/** Listens to all events while `work` goes on. */
async function listen({ system }: Scene, work: () => Promise<void>): Promise<Event[]> {
  const { exchange } = system.file();
  return system.broker.withChannel(async (channel) => {
    const heard: Event[] = [];
    const { queue } = await channel.assertQueue('', { exclusive: true });
    await channel.bindQueue(queue, exchange, '#');
    await channel.consume(
      queue,
      (message) => message !== null && heard.push({ type: message.fields.routingKey, content: message.content }),
      {
        noAck: true,
      },
    );
    await work();
    return heard;
  });
}

/** The queues that take each type of event. */
async function takers({ system }: Scene): Promise<Map<string, string[]>> {
  const bindings = await system.broker.bindings(system.file().exchange);
  return new Map(
    [...Map.groupBy(bindings, ({ routing_key: key }) => key)].map(([key, each]) => [key, each.map(({ destination }) => destination)]),
  );
}

const duplicates: Fault = {
  name: 'messages-duplicated-100-times',
  run: async (scene) => {
    const { system, random, hold, contacts, ledger } = scene;
    const events = await listen(scene, () => hold(2_500));
    const queues = await takers(scene);
    const oneOfEachType = [...Map.groupBy(events, ({ type }) => type).values()].map((each) => random.pick(each));
    const each = oneOfEachType.flatMap(({ type, content }) => (queues.get(type) ?? []).map((queue) => ({ queue, content })));
    await system.broker.put(each.flatMap((message) => Array.from({ length: times }, () => message)));
    // And one form, a hundred times at once.
    const submission = contacts.aSubmission(randomUUID());
    ledger.submissions.push(submission);
    const replies = await Promise.all(Array.from({ length: times }, () => contacts.send(submission)));
    submission.answers.push(...replies.map(answerOf));
  },
};

const reordered: Fault = {
  name: 'messages-reordered',
  run: async (scene) => {
    const { system, random, hold } = scene;
    const { exchange } = system.file();
    const queues = await takers(scene);
    const bound = [...queues].flatMap(([type, destinations]) => destinations.map((queue) => ({ type, queue })));
    await system.broker.withChannel(async (channel) => {
      // Instead of the services, this listener takes all events for a while.
      const heard = await listen(scene, async () => {
        await Promise.all(bound.map(({ type, queue }) => channel.unbindQueue(queue, exchange, type)));
        await hold(2_500);
        await Promise.all(bound.map(({ type, queue }) => channel.bindQueue(queue, exchange, type)));
        await after(200);
      });
      const messages = random.shuffled(heard).flatMap(({ type, content }) => (queues.get(type) ?? []).map((queue) => ({ queue, content })));
      await system.broker.put(messages);
    });
  },
};

const poison = (name: string, contentFor: (queue: string) => string): Fault => ({
  name: `poison-${name}`,
  run: async ({ system, injected, hold }) => {
    for (const queue of system.file().queues) {
      const content = Buffer.from(contentFor(queue));
      injected.add(digestOf(content));
      await system.broker.put([{ queue, content }]);
    }
    await hold(1_500);
  },
});

const envelope = (type: string, data: unknown): string =>
  JSON.stringify({
    specversion: '1.0',
    id: randomUUID(),
    source: 'poison',
    type,
    time: new Date().toISOString(),
    dataschema: `urn:demo-booking:${type}:1`,
    correlationid: randomUUID(),
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    data,
  });

/** Of each queue a type that it takes. */
const typeFor: Readonly<Record<string, string>> = {
  leads: 'leads.get',
  'leads.submissions': 'leads.submit',
  'leads.events': 'booking.confirmed',
  bookings: 'bookings.get',
  'bookings.submissions': 'bookings.submit',
  'bookings.events': 'delivery.attempted',
  notifications: 'notifications.redeliver',
  'notifications.events': 'booking.created',
};

/** A form whose handling fails again and again is parked; when the cause is mended, it is returned, and becomes a booking. */
const alwaysThrows: Fault = {
  name: 'poison-handler-always-throws',
  run: async ({ system, contacts }) => {
    const { failpoints, broker } = system;
    const queue = 'bookings.submissions';
    const submission = contacts.aSubmission(randomUUID());
    await failpoints.arm('handling', { app: 'bookings', effect: 'throw', match: submission.marker });
    try {
      await contacts.ask(submission, AbortSignal.timeout(parkedWithinMs));
      const until = performance.now() + parkedWithinMs;
      while ((await broker.depths([parkingQueueOf(queue)])).get(parkingQueueOf(queue)) === 0) {
        if (performance.now() > until) return ['what cannot be handled is not parked'];
        await after(200);
      }
    } finally {
      await failpoints.disarm('handling');
    }
    await redrive(system.file().amqpUrl, queue);
    return [];
  },
};

/** Messages as nobody would send them. */
export const messageFaults: readonly Fault[] = [
  duplicates,
  reordered,
  poison('not-json', (queue) => `no JSON for ${queue} ${randomUUID()}`),
  poison('wrong-schema', (queue) => envelope(typeFor[queue] ?? queue, { wrong: randomUUID() })),
  alwaysThrows,
];
