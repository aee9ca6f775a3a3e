import { type BaseEnv, linkTls, type LinkTls } from '#runtime';

/** Where the broker is, and how it is known to be the right one. */
export interface BrokerLink {
  /** `amqp://` or `amqps://`, with the app's user and the virtual host. */
  readonly url: string;
  readonly tls?: LinkTls | undefined;
}

/** The link that the settings name. Throws `ConfigurationError` when they contradict each other. */
export const brokerLink = (env: Pick<BaseEnv, 'AMQP_URL' | 'AMQP_CA' | 'AMQP_CERT' | 'AMQP_KEY'>): BrokerLink => ({
  url: env.AMQP_URL,
  tls: linkTls('AMQP_URL', env.AMQP_URL, env.AMQP_URL.startsWith('amqps:'), { ca: env.AMQP_CA, cert: env.AMQP_CERT, key: env.AMQP_KEY }),
});
