import { createClient } from '@redis/client';
import { backoffMs } from '#messaging';
import type { Logger } from '#runtime';
import type { RedisLink } from './redis-link.js';
import { windowScripts } from './redis-scripts.js';
import type { WindowClient } from './redis-window.js';

const reconnect = { baseMs: 100, maxMs: 2_000 };
const connectWithinMs = 1_000;
/** A connection that says nothing for so long, though it is asked for a sign of life, is given up. */
const silentForMs = 4_000;
const signOfLifeEveryMs = 1_000;
/** Calls at once; what is more is for the process's own window. */
const mostCalls = 1_000;

/**
 * A connection that comes back by itself, and queues nothing while it is away. It connects in the background: nobody has to
 * wait for it. `@redis/client` of the three that are kept (ioredis, iovalkey): Redis' own choice for new code, no
 * dependencies, and a bound for its queue.
 */
export function connectRedis({ url, tls }: RedisLink, logger: Logger): WindowClient {
  const client = createClient({
    url,
    scripts: windowScripts(),
    // Nothing of version 3 is used, and what is asked by it alone takes rights that the user need not have.
    RESP: 2,
    disableClientInfo: true,
    disableOfflineQueue: true,
    commandsQueueMaxLength: mostCalls,
    pingInterval: signOfLifeEveryMs,
    socket: {
      ...(tls === undefined ? {} : { tls: true, ...tls }),
      connectTimeout: connectWithinMs,
      socketTimeout: silentForMs,
      reconnectStrategy: (tries) => backoffMs(tries, reconnect, Math.random),
    },
  });
  let isKnownAway = false;
  client.on('ready', () => {
    isKnownAway = false;
    logger.info('Connected to Redis');
  });
  // Each try reports its error; one line tells enough. Only types and codes are logged: a message may hold the URL.
  client.on('error', (error: unknown) => {
    if (!isKnownAway) logger.warn({ error }, 'Redis is away: each gateway limits by itself');
    isKnownAway = true;
  });
  client.connect().catch((error: unknown) => logger.debug({ error }, 'Redis is no longer connected to'));
  return client;
}
