import type { DatabaseName } from '../../stack/app-name.js';
import type { BrokerAdmin } from '../system/broker-admin.js';
import type { Databases } from './databases.js';

/** Whose handlers take every event that they hear into their inbox. */
const takers: readonly DatabaseName[] = ['notifications', 'leads'];
const publishers: readonly DatabaseName[] = ['bookings', 'leads'];
/** Erasures are handled without the inbox: all of it can be done twice. */
const withoutInbox = 'lead.erasure_requested';

interface PublishedEvent {
  id: string;
  type: string;
}

/** Compares the outboxes with the inboxes: what was published in between reached all who take it. */
export class Hearing {
  private since = '-infinity';

  constructor(
    private readonly databases: Databases,
    private readonly broker: BrokerAdmin,
    private readonly exchange: string,
  ) {}

  /** Events that were published since the last call, and that a service did not hear; at rest. */
  async unheard(): Promise<string[]> {
    const bindings = await this.broker.bindings(this.exchange);
    const [clock] = await this.databases.rows<{ now: string }>('bookings', 'SELECT now()::text AS now');
    const published = await Promise.all(
      publishers.map((database) =>
        this.databases.rows<PublishedEvent>(database, 'SELECT id, type FROM outbox WHERE published_at > $1::timestamptz AND type <> $2', [
          this.since,
          withoutInbox,
        ]),
      ),
    );
    this.since = clock?.now ?? this.since;
    const missed = await Promise.all(
      takers.map(async (taker) => {
        const types = new Set(bindings.filter(({ destination }) => destination === `${taker}.events`).map(({ routing_key: key }) => key));
        const forIt = published.flat().filter(({ type }) => types.has(type));
        const heard = await this.databases.rows<{ id: string }>(taker, inboxOf, [forIt.map(({ id }) => id)]);
        const ids = new Set(heard.map(({ id }) => id));
        return forIt.filter(({ id }) => !ids.has(id)).map(({ id, type }) => `${taker} did not hear of ${type} ${id}`);
      }),
    );
    return missed.flat();
  }
}

const inboxOf = 'SELECT message_id::text AS id FROM inbox WHERE message_id::text = ANY($1::text[])';
