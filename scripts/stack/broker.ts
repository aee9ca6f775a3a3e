import { commandQueues, eventExchange, eventQueues, parkingQueueOf } from '#contracts';
import type { BrokerDefinitions } from '../services/broker-definitions.js';
import { type AppName, appNames } from './app-name.js';
import type { Secrets } from './secrets.js';

export const vhost = 'demo-booking';
export const exchange = eventExchange;
export const queueNames = [...commandQueues, ...eventQueues];
export const parkingQueueNames = queueNames.map(parkingQueueOf);

/** The vhost of the stack, and a user for each app that may use what is its own and send to the others. */
export function brokerDefinitions(secrets: Secrets): BrokerDefinitions {
  return {
    vhosts: [{ name: vhost }],
    users: appNames.map((name) => ({ name, password: secrets.brokerUsers[name], tags: [] })),
    permissions: brokerPermissions,
  };
}

/** What each app may do on the broker, here and in a cluster. */
export const brokerPermissions = appNames.map(permissionsOf);

/** The address of the broker at `host` (with its port) as that user, in the stack's vhost. */
export function brokerUrl(host: string, user: AppName, secrets: Secrets): string {
  return `amqp://${user}:${secrets.brokerUsers[user]}@${host}/${vhost}`;
}

/** Sending goes through the default exchange (commands, answers, parking) or the events; declaring needs the own names. */
function permissionsOf(user: AppName): BrokerDefinitions['permissions'][number] {
  if (user === 'gateway') return { user, vhost, configure: '^$', write: String.raw`^amq\.default$`, read: '^$' };
  const own = String.raw`${exchange}|${user}(\..+)?`;
  return { user, vhost, configure: `^(${own})$`, write: String.raw`^(amq\.default|${own})$`, read: `^(${own})$` };
}
