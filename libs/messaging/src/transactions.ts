import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { EventContract } from '#contracts';
import { type Clock, continueTrail, currentTrail } from '#runtime';
import { OutboxMessage } from './outbox/outbox-message.entity.js';
import type { OutboxRelay } from './outbox/outbox-relay.js';

/** A change under way: what it writes, and the events that tell of it, become true together. */
export class Transaction {
  published = 0;
  private readonly followUps: (() => void)[] = [];

  constructor(
    readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Puts an event about `subject` into the outbox. Its data is checked: nothing else would find a wrong event before its readers. */
  publish<Data extends z.ZodType>(event: EventContract<Data>, subject: string, data: z.input<Data>): void {
    const { correlationId, traceparent } = currentTrail() ?? continueTrail({});
    const occurredAt = this.clock.now();
    this.em.persist(
      new OutboxMessage({
        id: uuidv7(),
        type: event.name,
        version: event.version,
        subject,
        correlationId,
        traceparent,
        occurredAt,
        data: event.data.parse(data),
      }),
    );
    this.published += 1;
  }

  /** Has `followUp` called once the change is committed; it does not throw. */
  onCommit(followUp: () => void): void {
    this.followUps.push(followUp);
  }

  /** The change is committed. */
  committed(): void {
    for (const followUp of this.followUps) followUp();
  }
}

/** Runs changes in transactions, each with an entity manager of its own. */
export class Transactions {
  constructor(
    private readonly em: EntityManager,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /** Runs `work` in a transaction. Its events go out after the commit. */
  async run<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const { transaction, result } = await this.em.fork().transactional(async (em) => {
      const begun = new Transaction(em, this.clock);
      return { transaction: begun, result: await work(begun) };
    });
    // failpoint: after-commit
    if (transaction.published > 0) this.relay.wake();
    transaction.committed();
    return result;
  }

  /** Runs `work` in a transaction, unless a message of this id was handled before. */
  async once(messageId: string, work: (transaction: Transaction) => Promise<void>): Promise<void> {
    await this.run(async (transaction) => {
      if (await takeIntoInbox(transaction.em, messageId)) await work(transaction);
    });
  }

  /** As {@link once}; a repeat gets the reply that was recorded the first time, read by `reply`. */
  async onceWithReply<Reply extends z.ZodType>(
    messageId: string,
    reply: Reply,
    work: (transaction: Transaction) => Promise<z.output<Reply>>,
  ): Promise<z.output<Reply>> {
    return this.run(async (transaction) => {
      const db = transaction.em.getKysely();
      if (!(await takeIntoInbox(transaction.em, messageId))) {
        const { rows } = await sql<{ reply: unknown }>`SELECT reply FROM inbox WHERE message_id = ${messageId}`.execute(db);
        return reply.parse(rows[0]?.reply);
      }
      const value = await work(transaction);
      await sql`UPDATE inbox SET reply = ${JSON.stringify(value)}::jsonb WHERE message_id = ${messageId}`.execute(db);
      return value;
    });
  }
}

/** False when the id is there. A concurrent handling of the same message is waited for. */
async function takeIntoInbox(em: EntityManager, messageId: string): Promise<boolean> {
  const { rows } = await sql`INSERT INTO inbox (message_id) VALUES (${messageId}) ON CONFLICT DO NOTHING RETURNING message_id`.execute(
    em.getKysely(),
  );
  return rows.length === 1;
}
