import { GatewayEnv } from '../../apps/gateway/src/gateway.env.js';

export const manageTokenKey = 'm'.repeat(32);

/** The settings of a gateway on a free port behind a trusted proxy; what is given wins. */
export const gatewayEnv = (settings: Readonly<Record<string, string>> = {}): GatewayEnv =>
  GatewayEnv.parse({
    AMQP_URL: 'amqp://broker',
    OPS_PORT: '0',
    GATEWAY_HOST: '127.0.0.1',
    GATEWAY_PORT: '0',
    TRUSTED_PROXIES: '127.0.0.1',
    IP_HASH_KEY: 'i'.repeat(32),
    SUBMISSION_ID_KEY: 's'.repeat(32),
    MANAGE_TOKEN_KEY: manageTokenKey,
    PUBLIC_URL: 'http://gateway.example',
    BRAND_NAME: 'Demo Booking',
    ...settings,
  });
