import { z } from 'zod';
import { certificates, privateKey } from './pem.js';
import { settingsFromFiles } from './settings-from-files.js';
import { TracingEnv } from './telemetry/tracing-env.js';

/** The settings are wrong: names each setting and what it must be, never a value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** The schema of an app's settings, by their names. */
export type EnvSchema<Env = unknown> = z.ZodType<Env> & { readonly shape: object };

/** Reads the settings of an app from its environment, or from the files it names. Throws {@link ConfigurationError}. */
export function readEnv<Schema extends EnvSchema>(schema: Schema, environment: NodeJS.ProcessEnv): z.output<Schema> {
  const inEnvironment = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const fromFiles = settingsFromFiles(Object.keys(schema.shape), inEnvironment);
  const given = { ...inEnvironment, ...fromFiles.settings };
  const result = schema.safeParse(given);
  if (result.success && fromFiles.problems.length === 0) return result.data;
  const inFile = (name: string): boolean => inEnvironment[`${name}_FILE`] !== undefined;
  const issues = (result.error?.issues ?? [])
    .map(({ path, message }) => ({ name: path.join('.'), message: given[String(path[0])] === undefined ? 'is missing' : message }))
    .filter(({ name, message }) => message !== 'is missing' || !inFile(name))
    .map(({ name, message }) => `${name}: ${message}`);
  throw new ConfigurationError(`Wrong settings:\n  ${[...fromFiles.problems, ...issues].join('\n  ')}`);
}

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const durationForm = /^(\d+)(ms|s|m|h|d)$/;

/** `250ms`, `3s`, `15m`, `1h`, `180d` → milliseconds; NaN when it is none. */
function toMilliseconds(text: string): number {
  const [, count, unit] = durationForm.exec(text) ?? [];
  return unit === 'ms' || unit === 's' || unit === 'm' || unit === 'h' || unit === 'd' ? Number(count) * unitMs[unit] : Number.NaN;
}

const isPositive = (value: number): boolean => value > 0;

/** A duration setting, in milliseconds. */
export const duration = z.string().transform(toMilliseconds).refine(isPositive, 'must be a duration such as 250ms, 3s, 15m, 1h or 180d');

/** A list of durations, in milliseconds: the delay before each retry. */
export const retrySchedule = z
  .string()
  .transform((text) => text.split(',').map((part) => toMilliseconds(part.trim())))
  .refine((delays) => delays.every(isPositive), 'must be durations separated by commas, such as 30s,2m,10m');

/** A limit such as `3/15m`: so many in a rolling window of milliseconds. */
export const rateLimit = z
  .string()
  .transform((text) => {
    const [, limit, window = ''] = /^(\d+)\/([^/]+)$/.exec(text) ?? [];
    return { limit: Number(limit), windowMs: toMilliseconds(window) };
  })
  .refine(({ limit, windowMs }) => Number.isInteger(limit) && limit > 0 && windowMs > 0, 'must be a count and a window such as 3/15m');
export type RateLimit = z.output<typeof rateLimit>;

export const port = z.coerce.number('must be a port').int('must be a port').min(0, 'must be a port').max(65_535, 'must be a port');

/** A key for HMACs: at least 32 characters of randomness. */
export const secretKey = z.string().min(32, 'must have at least 32 characters');

/** A connection URL of one of these schemes, such as `amqp`. */
export const connectionUrl = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)),
      `must be a URL that starts with ${schemes.map((s) => `${s}://`).join(' or ')}`,
    );

/** Items separated by commas. */
export const commaList = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** What every app needs. */
export const BaseEnv = z.object({
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  OPS_HOST: z.string().default('0.0.0.0'),
  OPS_PORT: port,
  AMQP_URL: connectionUrl('amqp', 'amqps'),
  /** Who vouches for the broker; the system's authorities when it is absent. */
  AMQP_CA: certificates.optional(),
  /** What the app shows to a broker that asks for a certificate. */
  AMQP_CERT: certificates.optional(),
  AMQP_KEY: privateKey.optional(),
  /** Node's own switch that turns the check of every certificate off. */
  NODE_TLS_REJECT_UNAUTHORIZED: z.literal('1', 'must not be 0: certificates are always checked').optional(),
  SHUTDOWN_TIMEOUT: duration.prefault('20s'),
  ...TracingEnv.shape,
});
export type BaseEnv = z.output<typeof BaseEnv>;
