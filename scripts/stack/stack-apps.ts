import { claimPort } from '../services/claim-port.js';
import { freePort } from '../services/free-port.js';
import { appEnvironment, type StackAddresses } from './app-environment.js';
import { type AppGroup, appGroup } from './app-group.js';
import { type AppName, appNames, databaseNames } from './app-name.js';
import type { Secrets } from './secrets.js';
import type { StackContext } from './stack-context.js';
import { together } from './together.js';

export interface StackApps {
  groups: Record<AppName, AppGroup>;
  gatewayUrl: string;
}

const DEFAULT_GATEWAY_PORT = 3000;

/** Starts one instance of each app, all at once, and waits until they are ready. */
export async function startApps(context: StackContext, secrets: Secrets, services: ServiceAddresses): Promise<StackApps> {
  const gatewayPort = await pickGatewayPort(context);
  const addresses: StackAddresses = { ...(await routed(context, services)), gatewayPort };
  const group = (app: AppName): AppGroup => appGroup(app, appEnvironment(app, addresses, secrets, context.given), gatewayPort, context);
  // Made in this order, so that the gateway ends first.
  const groups = { notifications: group('notifications'), leads: group('leads'), bookings: group('bookings'), gateway: group('gateway') };
  await together(appNames.map((app) => groups[app].startOne()));
  return { groups, gatewayUrl: `http://127.0.0.1:${gatewayPort}` };
}

type ServiceAddresses = Omit<StackAddresses, 'gatewayPort'>;

/** The addresses as the apps get them: through the harness, where there is one. */
async function routed({ harness }: StackContext, services: ServiceAddresses): Promise<ServiceAddresses> {
  if (harness === undefined) return services;
  const { amqpUrls, databaseUrls, smtpUrl, webhookUrl } = services;
  for (const app of appNames) amqpUrls[app] = await harness.route(app, 'rabbitmq', amqpUrls[app]);
  for (const app of databaseNames) databaseUrls[app] = await harness.route(app, 'postgres', databaseUrls[app]);
  return {
    ...services,
    smtpUrl: await harness.route('notifications', 'smtp', smtpUrl),
    webhookUrl: await harness.route('notifications', 'webhook', webhookUrl),
  };
}

/** The port that was asked for by name, or the usual one, or where that is taken any free one. */
async function pickGatewayPort({ given, closing, log }: StackContext): Promise<number> {
  const asked = given['GATEWAY_PORT'];
  const port = Number(asked ?? DEFAULT_GATEWAY_PORT);
  const release = await claimPort(port);
  if (release !== undefined) {
    closing.push(release);
    return port;
  }
  if (asked !== undefined) throw new Error(`GATEWAY_PORT ${asked} is not free`);
  const another = await freePort();
  log(`port ${DEFAULT_GATEWAY_PORT} is taken: the gateway gets ${another}; GATEWAY_PORT names one`);
  return another;
}
