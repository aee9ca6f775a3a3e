import { sql } from 'kysely';
import type { EntityManager } from '@mikro-orm/postgresql';

/** An event as it waits in the outbox. */
export interface WaitingEvent {
  id: string;
  type: string;
  version: number;
  subject: string;
  correlation_id: string;
  traceparent: string;
  /** As PostgreSQL writes it: raw statements leave timestamps to their readers. */
  occurred_at: string;
  data: unknown;
}

/** Longer than a publisher waits for confirmations (5 s); what is published twice after all, inboxes take once. */
const leaseSeconds = 10;
/** How long an event that no queue takes lets those behind it pass. */
const unroutedSeconds = 5;
const keptDays = 7;
const backlogSeen = 10_000;

/** The statements of the relay. Leases go by the database's clock: those of the workers may differ. */
export class OutboxStore {
  constructor(private readonly em: EntityManager) {}

  /** Leases the oldest waiting events to the caller; others pass them over until the lease ends. */
  async lease(limit: number): Promise<WaitingEvent[]> {
    const { rows } = await sql<WaitingEvent>`
      UPDATE outbox SET leased_until = now() + make_interval(secs => ${leaseSeconds})
      WHERE id IN (
        SELECT id FROM outbox WHERE published_at IS NULL AND (leased_until IS NULL OR leased_until < now())
        ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING id, type, version, subject, correlation_id, traceparent, occurred_at, data`.execute(this.em.getKysely());
    return rows;
  }

  /** How many events wait, of at most 10,000 that are looked at, and for how many seconds the oldest has. */
  async backlog(): Promise<{ events: number; oldestSeconds: number }> {
    const { rows } = await sql<{ events: number; oldest_seconds: number }>`
      SELECT (SELECT count(*)::integer FROM (SELECT FROM outbox WHERE published_at IS NULL LIMIT ${backlogSeen}) seen) AS events,
        coalesce((SELECT greatest(0, extract(epoch FROM now() - occurred_at))::float8
          FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT 1), 0) AS oldest_seconds`.execute(this.em.fork().getKysely());
    return { events: rows[0]?.events ?? 0, oldestSeconds: rows[0]?.oldest_seconds ?? 0 };
  }

  /** Marks what was confirmed; its data is needed no more. */
  async markPublished(ids: readonly string[]): Promise<void> {
    await sql`UPDATE outbox SET published_at = now(), leased_until = NULL, data = NULL WHERE id = ANY(${ids}::uuid[])`.execute(
      this.em.getKysely(),
    );
  }

  /** Puts off what no queue takes: a full batch of it would hold up everything behind. */
  async putOff(ids: readonly string[]): Promise<void> {
    await sql`
      UPDATE outbox SET leased_until = now() + make_interval(secs => ${unroutedSeconds})
      WHERE id = ANY(${ids}::uuid[]) AND published_at IS NULL`.execute(this.em.getKysely());
  }

  /** Gives back what was not taken, so that the next try need not wait for the lease to end. */
  async release(ids: readonly string[]): Promise<void> {
    await sql`UPDATE outbox SET leased_until = NULL WHERE id = ANY(${ids}::uuid[]) AND published_at IS NULL`.execute(this.em.getKysely());
  }

  /** Forgets what was published, and handled, long ago. */
  async forgetOld(): Promise<void> {
    await sql`DELETE FROM outbox WHERE published_at < now() - make_interval(days => ${keptDays})`.execute(this.em.getKysely());
    await sql`DELETE FROM inbox WHERE handled_at < now() - make_interval(days => ${keptDays * 4})`.execute(this.em.getKysely());
  }
}
