import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { isNativeError } from 'node:util/types';
import { z } from 'zod';
import { roles } from './caller.js';

/** What a key may be called: it ends in histories, as `key:<name>`. */
export const keyName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const ApiKeyEntry = z.strictObject({
  name: z.string().regex(keyName),
  role: z.enum(roles),
  /** Of the key, in hex. A key has 256 random bits, so that a fast hash is enough. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().optional(),
});
export type ApiKeyEntry = z.infer<typeof ApiKeyEntry>;

const ApiKeyFile = z.array(ApiKeyEntry);

/** The hash by which a key is known. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** The keys in a file. Throws when it is not there, or holds anything else. */
export async function readApiKeys(file: string): Promise<ApiKeyEntry[]> {
  return ApiKeyFile.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** As {@link readApiKeys}, but a file that is not there yet has no keys. */
export async function readApiKeysIfAny(file: string): Promise<ApiKeyEntry[]> {
  try {
    return await readApiKeys(file);
  } catch (error) {
    // Not `instanceof`: an error of Node's own parts may be of another realm than this code.
    if (isNativeError(error) && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Writes the file (0600), whole at any time: whoever reads it meanwhile sees the old keys or the new ones. */
export async function writeApiKeys(file: string, entries: readonly ApiKeyEntry[]): Promise<void> {
  const unfinished = `${file}.${process.pid}.unfinished`;
  await writeFile(unfinished, `${JSON.stringify(entries, undefined, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, file);
}
