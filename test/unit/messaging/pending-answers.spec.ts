import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { BrokerUnavailable, NoAnswer } from '#messaging';
import { PendingAnswers } from '../../../libs/messaging/src/pending-answers.js';

const call = { name: 'test.ask', durable: false };
const durable = { name: 'test.note', durable: true };

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('a call that waits for its answer', () => {
  it('ends with its own answer, in whatever order they come', async () => {
    const pending = new PendingAnswers();
    const calls = [pending.expect('a', call, 100), pending.expect('b', call, 100)];
    pending.answer('b', { reply: 2 });
    pending.answer('a', { reply: 1 });
    expect(await Promise.all(calls)).toEqual([{ reply: 1 }, { reply: 2 }]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('at its deadline is NoAnswer when the broker has the command, and not_confirmed when it has not', async () => {
    const pending = new PendingAnswers();
    const results = Promise.allSettled([pending.expect('a', call, 100), pending.expect('b', call, 100)]);
    pending.taken('a');
    jest.advanceTimersByTime(99);
    expect(jest.getTimerCount()).toBe(2);
    jest.advanceTimersByTime(1);
    expect(await results).toMatchObject([{ reason: new NoAnswer('test.ask') }, { reason: { code: 'not_confirmed' } }]);
  });

  it('ends when the channel is lost: only a durable command that was taken will be executed', async () => {
    const pending = new PendingAnswers();
    const results = Promise.allSettled([
      pending.expect('taken', durable, 100),
      pending.expect('not taken', durable, 100),
      pending.expect('taken call', call, 100),
    ]);
    pending.taken('taken');
    pending.taken('taken call');
    pending.lost();
    const unavailable = { reason: new BrokerUnavailable('connection_lost') };
    expect(await results).toMatchObject([{ reason: new NoAnswer('test.note') }, unavailable, unavailable]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('ends once: what comes later, or to nobody, is passed over', async () => {
    const pending = new PendingAnswers();
    const answered = pending.expect('a', call, 100);
    pending.answer('a', { reply: 1 });
    pending.answer('a', { reply: 2 });
    pending.fail('a', new BrokerUnavailable('not_routed'));
    pending.taken('nobody');
    pending.answer('nobody', { reply: 3 });
    pending.lost();
    expect(await answered).toEqual({ reply: 1 });
  });
});
