import { linkTls, type LinkTls } from '#runtime';
import type { GatewayEnv } from '../gateway.env.js';

/** Where the shared window is, and how its server is known to be the right one. */
export interface RedisLink {
  /** `redis://` or `rediss://`, with user and password if the server wants them. */
  readonly url: string;
  readonly tls: LinkTls | undefined;
}

/** The link that the settings name; undefined where there is none. Throws `ConfigurationError` when they contradict each other. */
export const redisLink = ({ REDIS_URL: url, REDIS_CA: ca }: Pick<GatewayEnv, 'REDIS_URL' | 'REDIS_CA'>): RedisLink | undefined =>
  url === undefined ? undefined : { url, tls: linkTls('REDIS_URL', url, url.startsWith('rediss:'), { ca }) };
