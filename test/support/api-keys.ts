import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiKey } from '../../apps/gateway/src/auth/keep-api-keys.js';

/** A file of API keys with one key of each role. */
export interface TestApiKeys {
  file: string;
  sales: string;
  admin: string;
  mailer: string;
  remove(): Promise<void>;
}

/** Makes the keys `crm` (sales), `operations` (admin) and `postfix` (mailer) in a file of their own. */
export async function makeApiKeys(): Promise<TestApiKeys> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-booking-keys-'));
  const file = join(folder, 'api-keys.json');
  const sales = await createApiKey(file, { name: 'crm', role: 'sales', at: new Date() });
  const admin = await createApiKey(file, { name: 'operations', role: 'admin', at: new Date() });
  const mailer = await createApiKey(file, { name: 'postfix', role: 'mailer', at: new Date() });
  return { file, sales, admin, mailer, remove: () => rm(folder, { recursive: true, force: true }) };
}
