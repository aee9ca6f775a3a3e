import { join } from 'node:path';
import { type Child, failOnExit, startChild } from '../services/child.js';
import { freePort } from '../services/free-port.js';
import { until } from '../services/until.js';
import { repositoryRoot } from '../repository-root.js';
import type { Environment } from './app-environment.js';
import type { AppName } from './app-name.js';

/** A running instance of an app. */
export interface AppProcess {
  child: Child;
  opsUrl: string;
  opsPort: number;
  /** Of the gateway alone. */
  gatewayPort: number | undefined;
}

export interface AppProcessOptions {
  app: AppName;
  /** 1 for the first; names log and pid file. */
  instance: number;
  stackDir: string;
  environment: Environment;
  nodeFlags?: readonly string[];
  /** Taken when free. */
  opsPort: number | undefined;
  /** Taken when free. */
  gatewayPort: number;
}

/** A small young generation: what a start leaves behind is collected at once, and an idle app stays under 150 MB instead of at 185. */
const nodeFlags = ['--max-semi-space-size=4'];
/** In so small a one what passes through the gateway by the page would end among what stays, and an export take 200 MB of it. */
const gatewayFlags = ['--max-semi-space-size=8'];

/** Milliseconds. */
const READY_WITHIN = 60_000;
/** Milliseconds: longer than SHUTDOWN_TIMEOUT. */
const STOP_WITHIN = 25_000;

/** Starts an instance and waits until it is ready. Rejects, naming the log, when it does not get there. */
export async function startApp({
  app,
  instance,
  stackDir,
  environment,
  nodeFlags: more = [],
  ...ports
}: AppProcessOptions): Promise<AppProcess> {
  const opsPort = await freePort(ports.opsPort);
  const gatewayPort = app === 'gateway' ? await freePort(ports.gatewayPort) : undefined;
  const child = await startChild({
    name: instance === 1 ? app : `${app}-${instance}`,
    command: process.execPath,
    args: [...(app === 'gateway' ? gatewayFlags : nodeFlags), ...more, join(repositoryRoot, 'dist/apps', app, 'src/main.js')],
    env: {
      ...environment,
      OPS_PORT: String(opsPort),
      ...(gatewayPort === undefined ? {} : { GATEWAY_PORT: String(gatewayPort) }),
    },
    stackDir,
  });
  const opsUrl = `http://127.0.0.1:${opsPort}`;
  if (await until(() => isReady(opsUrl), { within: READY_WITHIN, every: 50, unless: failOnExit(child) })) {
    return { child, opsUrl, opsPort, gatewayPort };
  }
  await child.stop('SIGKILL', 0);
  throw new Error(`${app} is not ready after ${READY_WITHIN / 1000} s; log: ${child.logFile}`);
}

/** Lets an instance finish its work. */
export async function stopApp({ child }: AppProcess): Promise<void> {
  await child.stop('SIGTERM', STOP_WITHIN);
}

async function isReady(opsUrl: string): Promise<boolean> {
  const answer = await fetch(`${opsUrl}/health/ready`, { signal: AbortSignal.timeout(2_000) });
  await answer.body?.cancel();
  return answer.ok;
}
