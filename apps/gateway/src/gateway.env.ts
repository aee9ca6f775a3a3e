import { z } from 'zod';
import { BaseEnv, commaList, duration, port, rateLimit, secretKey } from '#runtime';

/** The settings of the gateway. */
export const GatewayEnv = BaseEnv.extend({
  GATEWAY_HOST: z.string().default('0.0.0.0'),
  GATEWAY_PORT: port.default(3000),
  /** Addresses and CIDRs of the proxies whose X-Forwarded-For is believed; nobody's when empty. */
  TRUSTED_PROXIES: commaList.prefault(''),
  /** Key of the hash of client addresses: a plain hash of an IPv4 address is reversible. */
  IP_HASH_KEY: secretKey,
  /** Key that signs submission ids and hashes bodies. */
  SUBMISSION_ID_KEY: secretKey,
  /** Accepted submissions per client address in a rolling window. */
  RATE_LIMIT_BOOKINGS_PER_IP: rateLimit.prefault('3/15m'),
  /** How long a client waits for 201 before it gets 202. */
  SUBMIT_DEADLINE: duration.prefault('3s'),
});
export type GatewayEnv = z.output<typeof GatewayEnv>;

/** Injection token of {@link GatewayEnv}. */
export const GATEWAY_ENV = Symbol('GatewayEnv');
