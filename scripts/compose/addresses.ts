import type { AppName, DatabaseName } from '../stack/app-name.js';
import { brokerUrl, vhost } from '../stack/broker.js';
import { type DatabaseUrls, databaseUrls } from '../stack/databases.js';
import type { ComposeSecrets } from './compose-secrets.js';

/** Where the volumes of the secrets are, one per service, and in it those that only our own tools may read. */
export const secretsFolder = '/secrets';
export const ownSecretsFolder = '/secrets/tools';

/** Ports of the inbox and the webhook receiver. */
export const outsidePorts = { smtp: 1025, inbox: 8025, receiver: 8080 };

export const brokerAdministrator = 'administrator';

/** Where the services of docker-compose.yml are for each other, each with the credentials of whom it is for. */
export interface Addresses {
  readonly databaseAdmin: string;
  readonly databases: Record<DatabaseName, DatabaseUrls>;
  readonly brokerAdmin: string;
  readonly management: string;
  readonly broker: (user: AppName) => string;
  readonly valkey: string;
}

export function addressesWith(secrets: ComposeSecrets): Addresses {
  const databaseAdmin = `postgres://postgres:${secrets.databaseSuperuser}@postgres:5432/postgres`;
  const administrator = `${brokerAdministrator}:${secrets.brokerAdministrator}`;
  return {
    databaseAdmin,
    databases: databaseUrls(databaseAdmin, secrets),
    brokerAdmin: `amqp://${administrator}@rabbitmq:5672/${vhost}`,
    management: `http://${administrator}@rabbitmq:15672`,
    broker: (user) => brokerUrl('rabbitmq:5672', user, secrets),
    valkey: `redis://:${secrets.valkey}@valkey:6379`,
  };
}
