import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { ExportNotifications } from '#contracts';
import { Handles } from '#messaging';
import { deliveriesOfLead } from '../deliveries/delivery-view.store.js';
import { NotifiedEvent } from '../domain/notified-event.entity.js';
import { Reminder } from '../domain/reminder.entity.js';

/** All that is held of a person. Nobody is refused: of somebody unknown it is nothing. */
@Handles(ExportNotifications)
export class ExportNotificationsHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  async execute({ leadId }: z.infer<typeof ExportNotifications.request>): Promise<z.input<typeof ExportNotifications.reply>> {
    const em = this.em.fork();
    const events = await em.find(NotifiedEvent, { leadId }, { orderBy: { id: 'asc' } });
    const deliveries = await deliveriesOfLead(em, leadId);
    const reminders = await em.find(Reminder, { leadId }, { orderBy: { bookingId: 'asc' } });
    return {
      events: events.map(({ id, type, occurredAt, data }) => ({ id, type, occurredAt: occurredAt.toISOString(), data })),
      deliveries,
      reminders: reminders.map(({ bookingId, scheduledAt, dueAt }) => ({
        bookingId,
        scheduledAt: scheduledAt.toISOString(),
        dueAt: dueAt?.toISOString() ?? null,
      })),
    };
  }
}
