import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineCommand, DomainError } from '#contracts';
import { BrokerUnavailable, Handles, NoAnswer } from '#messaging';
import { connectSender, startConsumer, type TestConsumer, type TestSender } from '../../support/consumer.js';
import { eventually } from '../../support/eventually.js';
import { type Proxy, startProxy } from '../../../scripts/services/proxy.js';
import { depthOf } from '../../support/queues.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

const Word = z.object({ word: z.string() });
const Echo = defineCommand({ name: 'test.echo', queue: 'bookings', durable: false, request: Word, reply: Word });
const Refuse = defineCommand({ name: 'test.refuse', queue: 'bookings', durable: false, request: Word, reply: Word });
const Fail = defineCommand({ name: 'test.fail', queue: 'bookings', durable: false, request: Word, reply: Word });
const Hang = defineCommand({ name: 'test.hang', queue: 'bookings', durable: true, request: Word, reply: Word });
const Nowhere = defineCommand({ name: 'test.nowhere', queue: 'leads', durable: true, request: Word, reply: Word });

@Handles(Echo)
class EchoHandler {
  execute({ word }: z.infer<typeof Word>): Promise<z.infer<typeof Word>> {
    return Promise.resolve({ word });
  }
}

@Handles(Refuse)
class RefuseHandler {
  execute(): Promise<never> {
    return Promise.reject(
      new DomainError({
        code: 'rate_limit_per_email',
        detail: 'Enough.',
        errors: [{ field: 'a', rule: 'b', message: 'c' }],
        retryAfterSeconds: 7,
      }),
    );
  }
}

@Handles(Fail)
class FailHandler {
  execute(): Promise<never> {
    return Promise.reject(new TypeError('kari@example.no is not a function'));
  }
}

const release: (() => void)[] = [];

@Handles(Hang)
class HangHandler {
  execute({ word }: z.infer<typeof Word>): Promise<z.infer<typeof Word>> {
    return new Promise((resolve) => release.push(() => resolve({ word })));
  }
}

let vhost: Vhost;
let proxy: Proxy;
let consumer: TestConsumer;
let sender: TestSender;

beforeAll(async () => {
  vhost = await createVhost();
  proxy = await startProxy(vhost.amqpUrl);
  consumer = await startConsumer(
    vhost.amqpUrl,
    [{ queue: 'bookings', prefetch: 10 }],
    [EchoHandler, RefuseHandler, FailHandler, HangHandler],
  );
  sender = await connectSender(proxy.url);
});

afterAll(async () => {
  release.forEach((end) => end());
  await sender.close();
  await consumer.close();
  await proxy.close();
  await vhost.remove();
});

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no failure',
    (error: unknown) => error,
  );

describe('request and reply', () => {
  it('a lone call takes a few milliseconds: no segment waits for another (noDelay)', async () => {
    await sender.bus.request(Echo, { word: 'warm' }, { withinMs: 2_000 });
    const times: number[] = [];
    for (let i = 0; i < 20; i++) {
      const startedAt = performance.now();
      expect(await sender.bus.request(Echo, { word: 'ja' }, { withinMs: 2_000 })).toEqual({ word: 'ja' });
      times.push(performance.now() - startedAt);
    }
    expect(times.toSorted((a, b) => a - b)[10]).toBeLessThan(30);
  });

  it('a refusal arrives as the same DomainError', async () => {
    const error = await failureOf(sender.bus.request(Refuse, { word: 'x' }, { withinMs: 2_000 }));
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({
      refusal: { code: 'rate_limit_per_email', detail: 'Enough.', errors: [{ field: 'a', rule: 'b', message: 'c' }], retryAfterSeconds: 7 },
    });
  });

  it('a handler that fails is a RemoteFailure at once, no refusal, and says nothing of the inside', async () => {
    const error = await failureOf(sender.bus.request(Fail, { word: 'x' }, { withinMs: 2_000 }));
    expect(error).toMatchObject({ name: 'RemoteFailure', command: Fail.name });
    expect(JSON.stringify(error)).not.toContain('kari@example.no');
  });

  it('a call to a missing queue fails: nobody took it', async () => {
    expect(await failureOf(sender.bus.request(Nowhere, { word: 'x' }, { withinMs: 2_000 }))).toMatchObject({ code: 'not_routed' });
  });

  it('a command that is taken and not answered in time is NoAnswer', async () => {
    expect(await failureOf(sender.bus.request(Hang, { word: 'x' }, { withinMs: 200 }))).toBeInstanceOf(NoAnswer);
  });

  it('a command whose deadline has passed is executed by nobody', async () => {
    release.forEach((end) => end());
    await consumer.close();
    expect(await failureOf(sender.bus.request(Echo, { word: 'late' }, { withinMs: 100 }))).toBeInstanceOf(NoAnswer);
    const executed: string[] = [];
    @Handles(Echo)
    class Recorder {
      execute({ word }: z.infer<typeof Word>): Promise<z.infer<typeof Word>> {
        executed.push(word);
        return Promise.resolve({ word });
      }
    }
    consumer = await startConsumer(vhost.amqpUrl, [{ queue: 'bookings', prefetch: 10 }], [Recorder, HangHandler]);
    await sender.bus.request(Echo, { word: 'now' }, { withinMs: 2_000 });
    expect(executed).toEqual(['now']);
  });

  it('calls in flight end at once when the connection drops: a durable command that was taken is NoAnswer', async () => {
    const startedAt = performance.now();
    const waiting = release.length;
    const call = failureOf(sender.bus.request(Hang, { word: 'x' }, { withinMs: 20_000 }));
    await eventually(() => expect(release.length).toBeGreaterThan(waiting));
    proxy.cut();
    expect(await call).toBeInstanceOf(NoAnswer);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('a durable command that a slow broker takes only after the deadline is NoAnswer all the same: it will be executed', async () => {
    await eventually(() => sender.connection.check(), { within: 10_000 });
    const waiting = release.length;
    proxy.delay(200);
    expect(await failureOf(sender.bus.request(Hang, { word: 'slow' }, { withinMs: 100 }))).toBeInstanceOf(NoAnswer);
    proxy.heal();
    await eventually(() => expect(release.length).toBe(waiting + 1));
  });

  it('a durable command that the broker does not confirm for 5 s is BrokerUnavailable, though it may be executed', async () => {
    const startedAt = performance.now();
    proxy.swallow();
    expect(await failureOf(sender.bus.request(Hang, { word: 'unknown' }, { withinMs: 100 }))).toMatchObject({ code: 'not_confirmed' });
    expect(performance.now() - startedAt).toBeLessThan(5_900);
    proxy.heal();
  });

  it('while the broker is away a call fails at once, and works again when it is back', async () => {
    proxy.refuse();
    await eventually(() => expect(sender.connection.isUp).toBe(false));
    const startedAt = performance.now();
    expect(await failureOf(sender.bus.request(Echo, { word: 'x' }, { withinMs: 20_000 }))).toBeInstanceOf(BrokerUnavailable);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    proxy.heal();
    await eventually(async () => expect(await sender.bus.request(Echo, { word: 'back' }, { withinMs: 2_000 })).toEqual({ word: 'back' }), {
      within: 10_000,
    });
  });

  it('nothing is left in the queue', async () => {
    release.forEach((end) => end());
    await eventually(async () => expect(await depthOf(vhost.amqpUrl, 'bookings')).toBe(0));
  });
});
