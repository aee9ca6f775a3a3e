import { join } from 'node:path';
import { holdApiKeys } from '../../apps/gateway/src/auth/keep-api-keys.js';
import type { Secrets } from './secrets.js';

/** Puts the stack's own two keys into the file of API keys in `stackDir`, beside those that were made by hand; gives the file. */
export async function holdStackKeys(stackDir: string, { apiKeys }: Secrets): Promise<string> {
  const file = join(stackDir, 'api-keys.json');
  const keys = [
    { name: 'sales', role: 'sales', key: apiKeys.sales },
    { name: 'admin', role: 'admin', key: apiKeys.admin },
  ] as const;
  await holdApiKeys(file, keys, new Date());
  return file;
}
