import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withAdministrator } from '../services/broker-definitions.js';
import { holdStackKeys } from '../stack/api-keys.js';
import { localSalesEmail } from '../stack/app-environment.js';
import { brokerDefinitions, exchange, parkingQueueNames, queueNames } from '../stack/broker.js';
import { DEFAULT_WEBHOOK_ID } from '../stack/describe-stack.js';
import { readSecrets } from '../stack/secrets.js';
import { writeStackFile } from '../stack/stack-file.js';
import { addressesWith, brokerAdministrator, outsidePorts, ownSecretsFolder, secretsFolder } from './addresses.js';
import { ComposeSecrets } from './compose-secrets.js';

/**
 * Makes the secrets of docker-compose.yml on its first start, and puts each where its service, and no other, has it
 * mounted: a volume per service. Run again, it writes the same.
 */
const secrets = await readSecrets(ownSecretsFolder, ComposeSecrets);
const addresses = addressesWith(secrets);
const { databases } = addresses;

/** By whoever the service runs as: nobody else has the volume. */
const readable = 0o444;

const files: Record<string, string> = {
  'postgres/superuser-password': secrets.databaseSuperuser,
  'rabbitmq/definitions.json': JSON.stringify(
    withAdministrator(brokerDefinitions(secrets), brokerAdministrator, secrets.brokerAdministrator),
  ),
  'valkey/valkey.conf': `requirepass ${secrets.valkey}\n`,
  'migrations/leads': databases.leads.owner,
  'migrations/bookings': databases.bookings.owner,
  'migrations/notifications': databases.notifications.owner,
  'gateway/amqp-url': addresses.broker('gateway'),
  'gateway/redis-url': addresses.valkey,
  'gateway/ip-hash-key': secrets.ipHashKey,
  'gateway/submission-id-key': secrets.submissionIdKey,
  'gateway/manage-token-key': secrets.manageTokenKey,
  'leads/amqp-url': addresses.broker('leads'),
  'leads/database-url': databases.leads.service,
  'leads/erasure-hash-key': secrets.erasureHashKey,
  'bookings/amqp-url': addresses.broker('bookings'),
  'bookings/database-url': databases.bookings.service,
  'notifications/amqp-url': addresses.broker('notifications'),
  'notifications/database-url': databases.notifications.service,
  'notifications/manage-token-key': secrets.manageTokenKey,
  'notifications/webhook-secret': secrets.webhookSecret,
};

for (const [name, content] of Object.entries(files)) await put(join(secretsFolder, name), content);
await chmod(await holdStackKeys(join(secretsFolder, 'gateway'), secrets), readable);
await writeStackFile(ownSecretsFolder, {
  gatewayUrl: 'http://gateway:3000',
  apiKeys: secrets.apiKeys,
  databases: { leads: databases.leads.owner, bookings: databases.bookings.owner, notifications: databases.notifications.owner },
  amqpUrl: addresses.brokerAdmin,
  rabbitmqManagementUrl: addresses.management,
  exchange,
  queues: queueNames,
  parkingQueues: parkingQueueNames,
  inboxUrl: `http://outside:${outsidePorts.inbox}`,
  salesEmail: localSalesEmail,
  webhookSinkUrl: `http://outside:${outsidePorts.receiver}`,
  defaultWebhook: { id: DEFAULT_WEBHOOK_ID, secret: secrets.webhookSecret },
  opsUrls: {
    gateway: 'http://gateway:9000',
    leads: 'http://leads:9000',
    bookings: 'http://bookings:9000',
    notifications: 'http://notifications:9000',
  },
  processes: { gateway: [], leads: [], bookings: [], notifications: [], postgres: [], rabbitmq: [] },
});
console.log('the secrets are in their volumes');

/** Whole at any time; whoever made it before may not write it. */
async function put(path: string, content: string): Promise<void> {
  const unfinished = `${path}.unfinished`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(unfinished, content, { mode: readable });
  await rename(unfinished, path);
}
