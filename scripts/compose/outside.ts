import { once } from 'node:events';
import { startInbox } from '../outside/inbox.js';
import { startWebhookReceiver } from '../outside/webhook-receiver.js';
import { readSecrets } from '../stack/secrets.js';
import { outsidePorts, ownSecretsFolder } from './addresses.js';
import { ComposeSecrets } from './compose-secrets.js';

/** The inbox and the webhook receiver of docker-compose.yml, until SIGTERM. */
const { webhookSecret } = await readSecrets(ownSecretsFolder, ComposeSecrets);
const host = '0.0.0.0';
const inbox = await startInbox({ host, smtpPort: outsidePorts.smtp, httpPort: outsidePorts.inbox });
const receiver = await startWebhookReceiver({ host, port: outsidePorts.receiver, secret: webhookSecret });
console.log(`SMTP on ${inbox.smtpPort}, mails at ${inbox.url}, webhooks at ${receiver.url}`);
await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
await Promise.all([inbox.close(), receiver.close()]);
