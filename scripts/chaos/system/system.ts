import { join } from 'node:path';
import { appNames, type PartName } from '../../stack/app-name.js';
import { vhost } from '../../stack/broker.js';
import type { StackFile } from '../../stack/stack-file.js';
import { startStack } from '../../stack/start-stack.js';
import { Gateways } from '../clients/gateways.js';
import { failpointFlags, Failpoints } from '../failpoints/failpoints.js';
import type { Random } from '../random.js';
import { BrokerAdmin } from './broker-admin.js';
import { chaosEnv } from './chaos-env.js';
import { Links } from './links.js';
import { Supervisor } from './supervisor.js';

/** The whole system under the fault suite: two instances of each app, proxies in between, failpoints in the apps. */
export interface System {
  readonly file: () => StackFile;
  readonly links: Links;
  readonly supervisor: Supervisor;
  readonly failpoints: Failpoints;
  readonly gateways: Gateways;
  readonly broker: BrokerAdmin;
  /** The folder of the stack. */
  readonly stackDir: string;
  /** Starts PostgreSQL or RabbitMQ again after it ended. */
  readonly startAgain: (part: Extract<PartName, 'postgres' | 'rabbitmq'>) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface SystemOptions {
  readonly stackDir: string;
  readonly random: Random;
  /** One of {@link faultyBuilds}. */
  readonly faultyBuild: string | undefined;
  readonly log: (line: string) => void;
}

/** Starts it; resolves when all is ready. */
export async function startSystem({ stackDir, random, faultyBuild, log }: SystemOptions): Promise<System> {
  const links = new Links();
  const failpoints = new Failpoints(join(stackDir, 'failpoints'));
  await failpoints.prepare();
  const { PATH, HOME } = process.env;
  const stack = await startStack({
    stackDir,
    log,
    env: {
      PATH,
      HOME,
      ...chaosEnv,
      FAILPOINTS_DIR: failpoints.folder,
      ...(faultyBuild === undefined ? {} : { FAULTY_BUILD: faultyBuild }),
    },
    harness: { route: (app, service, url) => links.route(app, service, url), nodeFlags: failpointFlags },
  });
  const gateways = new Gateways(random.branch('gateways'));
  const supervisor = new Supervisor(stack.groups, gateways, failpoints, log);
  const { amqpUrl, rabbitmqManagementUrl } = stack.file();
  if (rabbitmqManagementUrl === undefined) throw new Error('The fault suite needs a broker of its own.');
  await Promise.all(appNames.map((app) => supervisor.start(app)));
  return {
    file: stack.file,
    links,
    supervisor,
    failpoints,
    gateways,
    broker: new BrokerAdmin(amqpUrl, rabbitmqManagementUrl, vhost),
    stackDir,
    startAgain: async (part) => {
      await stack.startPart(part);
    },
    stop: async () => {
      supervisor.end();
      await stack.stop();
      await links.close();
    },
  };
}
