import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { DeliveryKind } from '#contracts';
import type { Transactions } from '#messaging';
import { continueTrail, currentTrail } from '#runtime';
import { Delivery } from '../domain/delivery.entity.js';
import { isErased, isErasedEmail } from '../domain/erased-leads.store.js';
import { NotifiedEvent } from '../domain/notified-event.entity.js';
import { noteReminder, reminderDueAt } from '../domain/reminder.store.js';
import type { NotificationsEnv } from '../notifications.env.js';
import type { Deliveries } from './deliveries.js';
import { endpointTest } from './webhook-body.js';

/** Who is to be told of an event. */
export interface Announcement {
  leadId: string;
  bookingId: string | null;
  /** Of the person; null when the event has ids alone, which may be told of somebody erased too. */
  email: string | null;
  /** The mail to the person. */
  toContact?: DeliveryKind;
  toSales?: boolean;
  /** Each endpoint that chose the event. */
  toWebhooks?: boolean;
  /** What the booking's reminder is to be; without a time there is none to set or clear. */
  reminder?: { wanted: boolean; version: number; scheduledAt: string | null };
}

export type AnnouncedEvent = Pick<NotifiedEvent, 'id' | 'type' | 'occurredAt' | 'data'>;

/** Turns events into deliveries: one per event, kind and recipient. */
export class Announcements {
  constructor(
    private readonly transactions: Transactions,
    private readonly deliveries: Deliveries,
    private readonly env: Pick<NotificationsEnv, 'SALES_EMAIL' | 'REMINDER_BEFORE'>,
  ) {}

  /** Writes the event with its deliveries and its reminder, once; nothing when nobody is to be told, or the person is erased. */
  async announce(event: AnnouncedEvent, announcement: Announcement): Promise<void> {
    await this.transactions.once(event.id, async ({ em }) => {
      const { leadId, email } = announcement;
      if (email !== null && (isErasedEmail(email) || (await isErased(em, leadId)))) return;
      await storeDeliveries(em, event, announcement, await this.recipients(em, event.type, announcement));
      await this.noteReminder(em, event, announcement);
    });
    this.deliveries.wake();
  }

  private async recipients(em: EntityManager, type: string, announcement: Announcement): Promise<Recipient[]> {
    const { email, toContact, toSales, toWebhooks } = announcement;
    const endpoints = toWebhooks === true ? await endpointsOf(em, type) : [];
    return [
      ...(toContact === undefined || email === null ? [] : [{ kind: toContact, channel: 'email', recipient: email } as const]),
      ...(toSales === true ? [{ kind: 'sales_notification', channel: 'email', recipient: this.env.SALES_EMAIL } as const] : []),
      ...endpoints.map(({ id }) => ({ kind: 'webhook', channel: 'webhook', recipient: id }) as const),
    ];
  }

  private async noteReminder(em: EntityManager, event: AnnouncedEvent, { leadId, bookingId, reminder }: Announcement): Promise<void> {
    if (bookingId === null || reminder === undefined || reminder.scheduledAt === null) return;
    const { wanted, version } = reminder;
    const scheduledAt = new Date(reminder.scheduledAt);
    const dueAt = wanted ? reminderDueAt(scheduledAt, event.occurredAt, this.env.REMINDER_BEFORE) : null;
    await noteReminder(em, { bookingId, leadId, version, scheduledAt, dueAt, eventId: event.id });
  }
}

/** Who gets a delivery; its id is made up unless it is given. */
export type Recipient = Pick<Delivery, 'kind' | 'channel' | 'recipient'> & { id?: string };

/** Stores an event with a delivery for each recipient, due at once; nothing without recipients. */
export async function storeDeliveries(
  em: EntityManager,
  event: AnnouncedEvent,
  { leadId, bookingId }: { leadId: string | null; bookingId: string | null },
  recipients: readonly Recipient[],
): Promise<void> {
  if (recipients.length === 0) return;
  const { correlationId, traceparent } = currentTrail() ?? continueTrail({});
  em.persist(new NotifiedEvent({ ...event, bookingId, leadId, correlationId, traceparent }));
  // First: the deliveries refer to it, by a key that the unit of work does not know of.
  await em.flush();
  const isTest = event.type === endpointTest;
  em.persist(recipients.map((to) => new Delivery({ id: uuidv7(), ...to, eventId: event.id, bookingId, leadId, isTest })));
  await em.flush();
}

async function endpointsOf(em: EntityManager, type: string): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM webhook_endpoints WHERE enabled AND types @> ARRAY[${type}]::text[]`.execute(em.getKysely());
  return rows;
}
