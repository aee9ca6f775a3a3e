import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aBrokerForEachTest } from '../../support/broker.js';
import { eventually } from '../../support/eventually.js';
import { Happened, Word } from '../../support/messages.js';
import { createOutboxDatabase, openOutbox, type OutboxDatabase, type TestOutbox } from '../../support/outbox.js';

const broker = aBrokerForEachTest();
let database: OutboxDatabase;

beforeAll(async () => {
  database = await createOutboxDatabase();
});
afterAll(() => database.remove());

async function inbox(): Promise<TestOutbox> {
  const { publisher } = await broker.sender();
  return broker.closing(await openOutbox(database.url, publisher));
}

const waitingForLocks = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
const taken = (id: string): Promise<unknown[]> => database.query('SELECT reply FROM inbox WHERE message_id = $1', [id]);

describe('a message is handled once', () => {
  it('when it comes twice, one after the other', async () => {
    const { transactions } = await inbox();
    const id = randomUUID();
    let runs = 0;
    for (let i = 0; i < 2; i++) await transactions.once(id, async () => void (runs += 1));
    expect(runs).toBe(1);
  });

  it('when it comes twice at the same time: the second waits for the first', async () => {
    const boxes = [await inbox(), await inbox()];
    const id = randomUUID();
    let runs = 0;
    const work = async (): Promise<void> => void (runs += 1);
    await Promise.all([...boxes, ...boxes].map(({ transactions }) => transactions.once(id, work)));
    expect(runs).toBe(1);
  });

  it('when the first handling is rolled back, the second one runs', async () => {
    const { transactions } = await inbox();
    const id = randomUUID();
    const ends: (() => void)[] = [];
    const first = transactions.once(id, async () => {
      await new Promise<void>((resolve) => ends.push(resolve));
      throw new Error('rolled back');
    });
    await eventually(() => expect(ends).toHaveLength(1));
    let runs = 0;
    const second = transactions.once(id, async () => void (runs += 1));
    await eventually(async () => expect(await database.query(waitingForLocks)).toHaveLength(1));
    expect(runs).toBe(0);
    ends[0]?.();
    expect(await Promise.allSettled([first, second])).toMatchObject([
      { status: 'rejected', reason: { message: 'rolled back' } },
      { status: 'fulfilled' },
    ]);
    expect(runs).toBe(1);
  });
});

describe('a command with a reply', () => {
  it('gets the recorded reply when it is repeated, at the same time or later', async () => {
    const { transactions } = await inbox();
    const id = randomUUID();
    let runs = 0;
    const ask = (): Promise<Word> => transactions.onceWithReply(id, Word, () => Promise.resolve({ word: `run ${++runs}` }));
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([{ word: 'run 1' }, { word: 'run 1' }, { word: 'run 1' }]);
    expect(await ask()).toEqual({ word: 'run 1' });
    expect(await taken(id)).toEqual([{ reply: { word: 'run 1' } }]);
  });

  it('whose work is rolled back leaves no row in the inbox, no event, and can be repeated', async () => {
    const { transactions } = await inbox();
    const id = randomUUID();
    const failing = transactions.onceWithReply(id, Word, (transaction) => {
      transaction.publish(Happened, id, { word: 'never' });
      return Promise.reject(new Error('rolled back'));
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await taken(id)).toEqual([]);
    expect(await database.query('SELECT FROM outbox WHERE subject = $1', [id])).toEqual([]);
    expect(await transactions.onceWithReply(id, Word, () => Promise.resolve({ word: 'at last' }))).toEqual({ word: 'at last' });
  });
});
