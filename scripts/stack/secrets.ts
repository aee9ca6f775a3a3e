import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { newApiKey } from '../../apps/gateway/src/auth/keep-api-keys.js';

const random = (): string => randomBytes(32).toString('base64url');
/** 256 random bits, base64url; made when it is not there yet. */
export const secret = z.string().default(random);
const apiKey = z.string().default(newApiKey);
const perDatabase = z.object({ leads: secret, bookings: secret, notifications: secret });
const perApp = z.object({ gateway: secret, leads: secret, bookings: secret, notifications: secret });

export const Secrets = z.object({
  databaseOwners: perDatabase.prefault({}),
  databaseServices: perDatabase.prefault({}),
  brokerUsers: perApp.prefault({}),
  ipHashKey: secret,
  submissionIdKey: secret,
  manageTokenKey: secret,
  erasureHashKey: secret,
  webhookSecret: z.string().default(() => `whsec_${randomBytes(32).toString('base64')}`),
  apiKeys: z.object({ sales: apiKey, admin: apiKey }).prefault({}),
});
export type Secrets = z.output<typeof Secrets>;

/** The secrets of the stack in `stackDir`, from `secrets.json` (0600); those that are not there yet are made and kept. */
export async function readSecrets<Schema extends z.ZodType>(stackDir: string, schema: Schema): Promise<z.output<Schema>> {
  const file = join(stackDir, 'secrets.json');
  const kept = await readFile(file, 'utf8').catch(() => '{}');
  const secrets = schema.parse(JSON.parse(kept));
  const now = `${JSON.stringify(secrets, undefined, 2)}\n`;
  if (now !== kept) await writeFile(file, now, { mode: 0o600 });
  return secrets;
}
