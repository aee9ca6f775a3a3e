import type { AppName, DatabaseName } from './app-name.js';
import type { Secrets } from './secrets.js';

/** What the settings of the apps depend on in one stack. */
export interface StackAddresses {
  gatewayPort: number;
  /** By user. */
  amqpUrls: Record<AppName, string>;
  /** Of each service's own role. */
  databaseUrls: Record<DatabaseName, string>;
  smtpUrl: string;
  webhookUrl: string;
  /** The keys that the gateway takes. */
  apiKeysFile: string;
}

export type Environment = Readonly<Record<string, string>>;

const localBrandName = 'Demo Booking';
export const localSalesEmail = 'sales@demo-booking.example';
const LOCAL_SCHEDULE = '1s,2s,4s,8s,16s';
/** Of the stack itself: an app gets its own of these. */
const OWN = new Set(['DATABASE_URL', 'AMQP_URL', 'OPS_PORT', 'GATEWAY_PORT', 'STACK_DIR', 'NODE_OPTIONS']);

/** The settings of an app in this stack; what `given` (the launcher's environment) says wins. */
export function appEnvironment(app: AppName, addresses: StackAddresses, secrets: Secrets, given: NodeJS.ProcessEnv): Environment {
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    OPS_HOST: '127.0.0.1',
    SHUTDOWN_TIMEOUT: '20s',
    ...defaults[app](addresses, secrets),
    ...passedOn(given),
    AMQP_URL: addresses.amqpUrls[app],
    ...(app === 'gateway' ? {} : { DATABASE_URL: addresses.databaseUrls[app] }),
    ...(app === 'notifications' ? { WEBHOOK_ALLOWED_HOSTS: allowedHosts(addresses, given) } : {}),
  };
}

/** Those that were given beside the receiver of the stack, which would get nothing otherwise. */
const allowedHosts = ({ webhookUrl }: StackAddresses, { WEBHOOK_ALLOWED_HOSTS: given }: NodeJS.ProcessEnv): string =>
  [new URL(webhookUrl).host, ...(given ? [given] : [])].join(',');

/** The settings that were given, an empty one counting as absent; nothing of npm's. */
function passedOn(given: NodeJS.ProcessEnv): Environment {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined || value === '' || OWN.has(name) || name.startsWith('npm_') ? [] : [[name, value] as const],
    ),
  );
}

const publicUrl = ({ gatewayPort }: StackAddresses): string => `http://127.0.0.1:${gatewayPort}`;

const defaults: Record<AppName, (addresses: StackAddresses, secrets: Secrets) => Environment> = {
  gateway: (addresses, secrets) => ({
    GATEWAY_HOST: '127.0.0.1',
    PUBLIC_URL: publicUrl(addresses),
    TRUSTED_PROXIES: '127.0.0.1,::1',
    IP_HASH_KEY: secrets.ipHashKey,
    SUBMISSION_ID_KEY: secrets.submissionIdKey,
    MANAGE_TOKEN_KEY: secrets.manageTokenKey,
    BRAND_NAME: localBrandName,
    RATE_LIMIT_BOOKINGS_PER_IP: '3/15m',
    RATE_LIMIT_LEADS_PER_IP: '5/1h',
    SUBMIT_DEADLINE: '3s',
    API_KEYS_FILE: addresses.apiKeysFile,
  }),
  leads: (_addresses, secrets) => ({ ERASURE_HASH_KEY: secrets.erasureHashKey }),
  bookings: () => ({ RATE_LIMIT_PENDING_PER_EMAIL: '3/7d' }),
  notifications: (addresses, secrets) => ({
    SMTP_URL: addresses.smtpUrl,
    MAIL_FROM: 'Demo Booking <no-reply@demo-booking.example>',
    SALES_EMAIL: localSalesEmail,
    PUBLIC_URL: publicUrl(addresses),
    BRAND_NAME: localBrandName,
    MANAGE_TOKEN_KEY: secrets.manageTokenKey,
    MANAGE_TOKEN_TTL: '180d',
    DEFAULT_WEBHOOK_URL: addresses.webhookUrl,
    DEFAULT_WEBHOOK_SECRET: secrets.webhookSecret,
    WEBHOOK_RETRY_SCHEDULE: LOCAL_SCHEDULE,
    SMTP_RETRY_SCHEDULE: LOCAL_SCHEDULE,
  }),
};
