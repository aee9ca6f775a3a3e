import { z } from 'zod';
import { BaseEnv, certificates, commaList, connectionUrl, duration, port, rateLimit, secretKey } from '#runtime';

/** As browsers write an origin (RFC 6454, 6.2); there is none for everybody. */
const isOrigin = (text: string): boolean => /^https?:\/\/[^*]+$/.test(text) && URL.parse(text)?.origin === text;
const origins = commaList.refine((list) => list.every(isOrigin), 'must be origins such as https://www.example.com, without a path');

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
  /** Key that signs the tokens of manage links; the notifications service has the same. */
  MANAGE_TOKEN_KEY: secretKey,
  /** Where contacts reach the gateway: on https, browsers are told never to come without it. */
  PUBLIC_URL: connectionUrl('https', 'http'),
  /** Origins of websites whose scripts may call the API. */
  CORS_ORIGINS: origins.prefault(''),
  /** How the pages call the product. */
  BRAND_NAME: z.string(),
  /** Accepted bookings per client address in a rolling window. */
  RATE_LIMIT_BOOKINGS_PER_IP: rateLimit.prefault('3/15m'),
  /** Accepted leads of the public per client address in a rolling window. */
  RATE_LIMIT_LEADS_PER_IP: rateLimit.prefault('5/1h'),
  /** Where gateways count together; without it each counts by itself. */
  REDIS_URL: connectionUrl('redis', 'rediss').optional(),
  /** Who vouches for the Redis server; the system's authorities when it is absent. */
  REDIS_CA: certificates.optional(),
  /** How long a client waits for 201 before it gets 202. */
  SUBMIT_DEADLINE: duration.prefault('3s'),
  /** How long staff, and contacts by their link, wait for an answer before it is 504. */
  STAFF_DEADLINE: duration.prefault('5s'),
  /** The API keys of staff, written by `npm run api-keys`; none when it is absent. */
  API_KEYS_FILE: z.string().optional(),
  /** The issuer whose JWTs are taken, as its discovery document writes it; nobody's when it is absent. */
  OIDC_ISSUER: connectionUrl('https', 'http').optional(),
  /** What a JWT must be meant for (`aud`). */
  OIDC_AUDIENCE: z.string().optional(),
  /** The claim with the caller's roles; a path with dots reaches into it. */
  OIDC_ROLES_CLAIM: z.string().default('roles'),
}).refine((env) => env.OIDC_ISSUER === undefined || env.OIDC_AUDIENCE !== undefined, {
  path: ['OIDC_AUDIENCE'],
  message: 'must be set when OIDC_ISSUER is',
});
export type GatewayEnv = z.output<typeof GatewayEnv>;

/** Injection token of {@link GatewayEnv}. */
export const GATEWAY_ENV = Symbol('GatewayEnv');
