import { once } from 'node:events';
import type { Provider } from '@nestjs/common';
import { LOGGER, type Logger } from '#runtime';
import { GATEWAY_ENV, type GatewayEnv } from '../gateway.env.js';
import { AddressLimits } from './address-limits.js';
import { Allowances } from './allowances.js';
import { redisLink } from './redis-link.js';
import { RedisWindow } from './redis-window.js';
import { RollingWindow } from './rolling-window.js';
import { SharedWindow } from './shared-window.js';

/** The limits per address, and what a request uses of them. */
export const rateLimit: Provider[] = [
  RollingWindow,
  {
    provide: SharedWindow,
    inject: [GATEWAY_ENV, LOGGER],
    useFactory: async (env: GatewayEnv, logger: Logger): Promise<SharedWindow | undefined> => {
      const link = redisLink(env);
      if (link === undefined) return undefined;
      // Loaded here alone: a gateway without a shared window does not need it.
      const { connectRedis } = await import('./redis-connection.js');
      const client = connectRedis(link, logger);
      const shared = new SharedWindow(new RedisWindow(client), client, logger);
      // The first submissions find the shared window where it is there; where it is not, nobody waits for it.
      await once(client, 'ready').then(
        () => shared.probe(),
        () => false,
      );
      return shared;
    },
  },
  AddressLimits,
  Allowances,
];
