import { localSalesEmail } from './app-environment.js';
import { appNames, type PartName } from './app-name.js';
import { serveControl } from './control.js';
import { describeStack, type StackParts } from './describe-stack.js';
import { oneAtATime } from './one-at-a-time.js';
import { startOutsideWorld } from './outside-world.js';
import { holdStackKeys } from './api-keys.js';
import { readSecrets, Secrets } from './secrets.js';
import { startApps } from './stack-apps.js';
import type { StackContext } from './stack-context.js';
import { removeStackFile, type StackFile, writeStackFile } from './stack-file.js';
import { startBroker, startDatabases } from './stack-services.js';
import { together } from './together.js';

/** What a stack that is up can do. */
export interface StackControls {
  /** As `stack.json` has it now. */
  file: () => StackFile;
  groups: StackParts['apps']['groups'];
  /** Starts one more instance of an app, or a service that ended; gives what happened, in words. */
  startPart: (part: PartName) => Promise<string>;
}

/** Starts the parts of a stack in the order in which they need each other; what ends them goes to `context.closing`. */
export async function startParts(context: StackContext): Promise<StackControls> {
  const { stackDir, given, log, closing } = context;
  const kept = await readSecrets(stackDir, Secrets);
  const secrets = { ...kept, webhookSecret: given['DEFAULT_WEBHOOK_SECRET'] ?? kept.webhookSecret };
  let up: StackParts | undefined;
  const save = async (): Promise<void> => {
    if (up !== undefined) await writeStackFile(stackDir, describeStack(up));
  };
  const watched: StackContext = {
    ...context,
    changed: (message) => {
      log(message);
      save().catch((error: unknown) => log(`stack.json is out of date: ${String(error)}`));
    },
  };

  log('starting PostgreSQL and RabbitMQ');
  const [databases, broker, outside] = await together([
    startDatabases(watched, secrets),
    startBroker(watched, secrets),
    startOutsideWorld(watched, secrets),
  ]);
  log('starting the apps');
  const { leads, bookings, notifications } = databases.urls;
  const apps = await startApps(watched, secrets, {
    amqpUrls: broker.urls,
    databaseUrls: { leads: leads.service, bookings: bookings.service, notifications: notifications.service },
    smtpUrl: outside.smtpUrl,
    webhookUrl: outside.webhookSinkUrl,
    apiKeysFile: await holdStackKeys(stackDir, secrets),
  });

  const parts: StackParts = { salesEmail: given['SALES_EMAIL'] ?? localSalesEmail, secrets, databases, broker, outside, apps };
  // Two that start at once would pick the same ports.
  const startPart = oneAtATime(async (part: PartName) => {
    const message = await startOneOf(part, parts);
    await save();
    log(message);
    return message;
  });
  closing.push(await serveControl(stackDir, startPart), () => removeStackFile(stackDir));
  up = parts;
  await save();
  return { file: () => describeStack(parts), groups: apps.groups, startPart };
}

async function startOneOf(part: PartName, { apps, databases, broker }: StackParts): Promise<string> {
  const app = appNames.find((name) => name === part);
  if (app !== undefined) {
    const { child, opsUrl, gatewayPort } = await apps.groups[app].startOne();
    const at = gatewayPort === undefined ? '' : ` at http://127.0.0.1:${gatewayPort}`;
    return `${app} runs${at} (pid ${child.pid}, ${opsUrl})`;
  }
  const service = part === 'postgres' ? databases.managed : broker.managed;
  if (service === undefined) throw new Error(`${part} is not this stack's own`);
  await service.again();
  return `${part} runs again (pid ${service.pids().join(', ')})`;
}
