import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrokerDefinitions } from './broker-definitions.js';

export interface RabbitmqPorts {
  amqp: number;
  management: number;
  distribution: number;
  epmd: number;
}

/** Writes the configuration of a broker that lives in `folder` and listens on 127.0.0.1 alone; gives its environment. */
export async function writeRabbitmqConfig(
  folder: string,
  ports: RabbitmqPorts,
  definitions: BrokerDefinitions,
  more: readonly string[],
): Promise<Record<string, string>> {
  const inFolder = (name: string): string => join(folder, name);
  await Promise.all(['home', 'data', 'log', 'generated'].map((name) => mkdir(inFolder(name), { recursive: true, mode: 0o700 })));
  const secret = { mode: 0o600 };
  await writeFile(inFolder('definitions.json'), JSON.stringify(definitions), secret);
  await writeFile(inFolder('enabled_plugins'), '[rabbitmq_management].\n');
  const settings = [
    `listeners.tcp.local = 127.0.0.1:${ports.amqp}`,
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${ports.management}`,
    `load_definitions = ${inFolder('definitions.json')}`,
    'log.console = true',
    'log.file = false',
    'disk_free_limit.absolute = 50MB',
    'collect_statistics_interval = 1000',
    ...more,
  ];
  await writeFile(inFolder('rabbitmq.conf'), `${settings.join('\n')}\n`);
  return {
    HOME: inFolder('home'),
    LC_ALL: 'C.UTF-8',
    ERL_EPMD_PORT: String(ports.epmd),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: 'stack@localhost',
    RABBITMQ_NODE_PORT: String(ports.amqp),
    RABBITMQ_DIST_PORT: String(ports.distribution),
    RABBITMQ_MNESIA_BASE: inFolder('data'),
    RABBITMQ_LOG_BASE: inFolder('log'),
    RABBITMQ_ENABLED_PLUGINS_FILE: inFolder('enabled_plugins'),
    RABBITMQ_CONFIG_FILE: inFolder('rabbitmq.conf'),
    RABBITMQ_GENERATED_CONFIG_DIR: inFolder('generated'),
    RABBITMQ_PID_FILE: inFolder('rabbitmq.pid'),
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-start_epmd false -kernel inet_dist_use_interface {127,0,0,1}',
    // The script then becomes the broker instead of staying its parent: a signal to the pid reaches the broker itself.
    RUNNING_UNDER_SYSTEMD: 'true',
  };
}
