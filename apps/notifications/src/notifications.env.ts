import { z } from 'zod';
import { databaseSettings } from '#persistence';
import { BaseEnv, certificates, commaList, connectionUrl, duration, retrySchedule, secretKey } from '#runtime';

const mailbox = /^(?:(?<name>[^<>@]+?)\s*<(?<boxed>[^<>\s@]+@[^<>\s@]+)>|(?<bare>[^<>\s@]+@[^<>\s@]+))$/;

/** `Name <address>` or an address. */
const sender = z.string().transform((text, context) => {
  const { name, boxed, bare } = mailbox.exec(text)?.groups ?? {};
  const address = boxed ?? bare;
  if (address !== undefined) return { name: name ?? '', address };
  context.addIssue({ code: 'custom', message: 'must be an address, or a name and an address in angle brackets' });
  return z.NEVER;
});

const longestAttemptMs = 15_000;

/** The settings of the notifications service. */
export const NotificationsEnv = BaseEnv.extend({
  ...databaseSettings,
  SMTP_URL: connectionUrl('smtp', 'smtps').refine(
    // The mail library would take options from there, that not to check certificates among them.
    (text) => !URL.canParse(text) || new URL(text).search === '',
    'must have no parameters',
  ),
  /** Who vouches for the mail server; the system's authorities when it is absent. */
  SMTP_CA: certificates.optional(),
  /** Nothing is sent without TLS. With a password in SMTP_URL that is so in any case. */
  SMTP_REQUIRE_TLS: z.stringbool({ truthy: ['true'], falsy: ['false'], error: 'must be true or false' }).prefault('false'),
  MAIL_FROM: sender,
  /** Where the sales team reads of new bookings. */
  SALES_EMAIL: z.email('must be an email address'),
  /** How the mails call the product. */
  BRAND_NAME: z.string(),
  PUBLIC_URL: connectionUrl('https', 'http'),
  /** Signs the links by which contacts manage their booking; the gateway reads them. */
  MANAGE_TOKEN_KEY: secretKey,
  /** From the event that a mail tells of. */
  MANAGE_TOKEN_TTL: duration.prefault('180d'),
  /** How long a demo takes, in the calendar. */
  DEMO_DURATION: duration.prefault('1h'),
  /** How long before a demo its contact is reminded. */
  REMINDER_BEFORE: duration.prefault('24h'),
  DEFAULT_WEBHOOK_URL: connectionUrl('https', 'http').optional(),
  DEFAULT_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and base64')
    .optional(),
  /** Hosts (with or without a port) that may be private and plain http. */
  WEBHOOK_ALLOWED_HOSTS: commaList.prefault(''),
  WEBHOOK_RETRY_SCHEDULE: retrySchedule.prefault('30s,2m,10m,1h,6h'),
  /** How long an endpoint may fail before its deliveries wait. */
  WEBHOOK_PAUSE_AFTER: duration.prefault('24h'),
  SMTP_RETRY_SCHEDULE: retrySchedule.prefault('10s,1m,5m,30m,2h,6h,12h'),
  /** One attempt of a mail or webhook. Within SHUTDOWN_TIMEOUT, so that a drain can wait for it. */
  DELIVERY_TIMEOUT: duration.refine((ms) => ms >= 1_000 && ms <= longestAttemptMs, 'must be from 1s to 15s').prefault('15s'),
}).refine((env) => (env.DEFAULT_WEBHOOK_URL === undefined) === (env.DEFAULT_WEBHOOK_SECRET === undefined), {
  path: ['DEFAULT_WEBHOOK_SECRET'],
  message: 'must be set exactly when DEFAULT_WEBHOOK_URL is',
});
export type NotificationsEnv = z.output<typeof NotificationsEnv>;

/** Injection token of {@link NotificationsEnv}. */
export const NOTIFICATIONS_ENV = Symbol('NotificationsEnv');
