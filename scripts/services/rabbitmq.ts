import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { type BrokerDefinitions, withAdministrator } from './broker-definitions.js';
import { type Child, failOnExit, startChild } from './child.js';
import { freePort } from './free-port.js';
import { writeRabbitmqConfig } from './rabbitmq-config.js';
import { findRabbitmq } from './rabbitmq-packages.js';
import { secretFile } from './secret-file.js';
import { until } from './until.js';

export interface RabbitmqOptions {
  /** The stack's folder; data, configuration and password go to `rabbitmq/` in it. An absolute path. */
  stackDir: string;
  /** Taken when free. */
  port?: number;
  /** Taken when free. */
  managementPort?: number;
  definitions?: BrokerDefinitions;
  /** More of rabbitmq.conf, line by line. */
  settings?: readonly string[];
  log: (line: string) => void;
}

export interface RunningRabbitmq {
  port: number;
  managementPort: number;
  pid: number;
  /** The administrator's, on the default vhost. */
  amqpUrl: string;
  /** With the administrator's credentials. */
  managementUrl: string;
  exited: Promise<unknown>;
  /** In order, which takes seconds: killed within a second of a queue's declaration, RabbitMQ can leave it without a leader for good. */
  stop: () => Promise<void>;
  /** At once: for a broker whose data nobody will read again. */
  kill: () => Promise<void>;
}

/** Milliseconds. */
const READY_WITHIN = 60_000;
const STOP_WITHIN = 20_000;
const ADMINISTRATOR = 'administrator';
const NOTHING: BrokerDefinitions = { vhosts: [], users: [], permissions: [] };

/** Starts a private RabbitMQ with its management API on 127.0.0.1. Rejects, naming the log, when it does not get ready. */
export async function startRabbitmq({
  stackDir,
  definitions = NOTHING,
  settings = [],
  log,
  ...options
}: RabbitmqOptions): Promise<RunningRabbitmq> {
  const folder = join(stackDir, 'rabbitmq');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const programs = await findRabbitmq(log);
  const password = await secretFile(join(folder, 'password'));
  const port = await freePort(options.port);
  const managementPort = await freePort(options.managementPort);
  const ports = { amqp: port, management: managementPort, distribution: await freePort(), epmd: await freePort() };
  const config = await writeRabbitmqConfig(folder, ports, withAdministrator(definitions, ADMINISTRATOR, password), settings);
  const env = { ...config, ...programs.env };

  // Started here: the one that Erlang starts by itself outlives the broker.
  const epmdArgs = ['-address', '127.0.0.1', '-port', String(ports.epmd)];
  const epmd = await startChild({ name: 'epmd', command: programs.epmd, args: epmdArgs, env, stackDir });
  let broker: Child | undefined;
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    await broker?.stop(signal, STOP_WITHIN);
    await epmd.stop('SIGKILL', STOP_WITHIN);
  };
  const kill = (): Promise<void> => end('SIGKILL');
  const credentials = `${ADMINISTRATOR}:${password}`;
  try {
    broker = await startChild({ name: 'rabbitmq', command: programs.server, args: [], env, stackDir, cwd: folder });
    const ready = async (): Promise<boolean> => (await greets(port)) && (await answers(managementPort, credentials));
    if (!(await until(ready, { within: READY_WITHIN, every: 50, unless: failOnExit(broker) })))
      throw new Error(`RabbitMQ is not ready after ${READY_WITHIN / 1000} s; log: ${broker.logFile}`);
  } catch (error) {
    await kill();
    throw error;
  }
  const { pid, exited } = broker;
  return {
    port,
    managementPort,
    pid,
    amqpUrl: `amqp://${credentials}@127.0.0.1:${port}/%2F`,
    managementUrl: `http://${credentials}@127.0.0.1:${managementPort}`,
    exited,
    stop: () => end('SIGTERM'),
    kill,
  };
}

/** Whether an AMQP server answers the protocol header (AMQP 0-9-1, 4.2.2) with a frame. */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 }, () => socket.write('AMQP\u0000\u0000\u0009\u0001'));
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (data) => end(data[0] === 1));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
    socket.once('close', () => end(false));
  });
}

async function answers(managementPort: number, credentials: string): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${managementPort}/api/whoami`, {
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    signal: AbortSignal.timeout(1_000),
  });
  await answer.body?.cancel();
  return answer.ok;
}
