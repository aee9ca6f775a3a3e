import { exchange, parkingQueueNames, queueNames } from './broker.js';
import type { OutsideWorld } from './outside-world.js';
import type { Secrets } from './secrets.js';
import type { StackApps } from './stack-apps.js';
import type { StackFile } from './stack-file.js';
import type { Broker, Databases } from './stack-services.js';

/** The parts of a stack that is up. */
export interface StackParts {
  salesEmail: string;
  secrets: Secrets;
  databases: Databases;
  broker: Broker;
  outside: OutsideWorld;
  apps: StackApps;
}

/** The endpoint that the notifications app makes from DEFAULT_WEBHOOK_URL. */
export const DEFAULT_WEBHOOK_ID = '01900000-0000-7000-8000-000000000001';

/** What `stack.json` says of a stack as it is now. */
export function describeStack({ salesEmail, secrets, databases, broker, outside, apps }: StackParts): StackFile {
  const { gateway, leads, bookings, notifications } = apps.groups;
  const { urls } = databases;
  return {
    gatewayUrl: apps.gatewayUrl,
    apiKeys: secrets.apiKeys,
    databases: { leads: urls.leads.owner, bookings: urls.bookings.owner, notifications: urls.notifications.owner },
    amqpUrl: broker.adminUrl,
    rabbitmqManagementUrl: broker.managementUrl,
    exchange,
    queues: queueNames,
    parkingQueues: parkingQueueNames,
    inboxUrl: outside.inboxUrl,
    salesEmail,
    webhookSinkUrl: outside.webhookSinkUrl,
    defaultWebhook: { id: DEFAULT_WEBHOOK_ID, secret: secrets.webhookSecret },
    opsUrls: {
      gateway: gateway.opsUrl(),
      leads: leads.opsUrl(),
      bookings: bookings.opsUrl(),
      notifications: notifications.opsUrl(),
    },
    processes: {
      gateway: gateway.pids(),
      leads: leads.pids(),
      bookings: bookings.pids(),
      notifications: notifications.pids(),
      postgres: databases.managed?.pids() ?? [],
      rabbitmq: broker.managed?.pids() ?? [],
    },
  };
}
