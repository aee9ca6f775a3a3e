import { InboxMessage, OutboxMessage } from '#messaging';
import type { DatabaseDefinition } from '#persistence';
import { DeliveryAttempt } from './domain/delivery-attempt.entity.js';
import { Delivery } from './domain/delivery.entity.js';
import { ErasedLead } from './domain/erased-lead.entity.js';
import { NotifiedEvent } from './domain/notified-event.entity.js';
import { Reminder } from './domain/reminder.entity.js';
import { WebhookEndpoint } from './domain/webhook-endpoint.entity.js';

/** The database of notifications at `url`. */
export const notificationsDatabase = (url: string): DatabaseDefinition => ({
  url,
  applicationName: 'notifications',
  entities: [NotifiedEvent, Delivery, DeliveryAttempt, WebhookEndpoint, Reminder, ErasedLead, OutboxMessage, InboxMessage],
});
