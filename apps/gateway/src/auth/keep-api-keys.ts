import { randomBytes } from 'node:crypto';
import { type ApiKeyEntry, hashOfKey, keyName, readApiKeysIfAny, writeApiKeys } from './api-key-file.js';
import type { Role } from './caller.js';

/** The command was asked for something that cannot be; the message is for who asked. */
export class ApiKeysError extends Error {
  override readonly name = 'ApiKeysError';
}

/** A new key: 256 random bits, with a prefix by which scanners for leaked secrets know it. */
export const newApiKey = (): string => `dbk_${randomBytes(32).toString('base64url')}`;

/** Adds a key to the file, which is made when it is not there, and gives the key: it is nowhere else. Throws {@link ApiKeysError}. */
export async function createApiKey(file: string, { name, role, at }: { name: string; role: Role; at: Date }): Promise<string> {
  if (!keyName.test(name)) throw new ApiKeysError('A name has 1 to 64 letters, digits, dots, hyphens or underscores.');
  const entries = await readApiKeysIfAny(file);
  if (entries.some((entry) => isInForce(entry) && entry.name === name)) throw new ApiKeysError(`There is a key ${name} already.`);
  const key = newApiKey();
  await writeApiKeys(file, [...entries, { name, role, sha256: hashOfKey(key), createdAt: at.toISOString() }]);
  return key;
}

/** Revokes a key; its entry stays, so that what it did can be told. Throws {@link ApiKeysError} when there is none. */
export async function revokeApiKey(file: string, { name, at }: { name: string; at: Date }): Promise<void> {
  const entries = await readApiKeysIfAny(file);
  const revoked = (entry: ApiKeyEntry): boolean => isInForce(entry) && entry.name === name;
  if (!entries.some(revoked)) throw new ApiKeysError(`There is no key ${name} to revoke.`);
  for (const entry of entries.filter(revoked)) entry.revokedAt = at.toISOString();
  await writeApiKeys(file, entries);
}

/** Sees that each given key is in the file under its name, in place of another of that name; other entries are kept. */
export async function holdApiKeys(file: string, keys: readonly { name: string; role: Role; key: string }[], at: Date): Promise<void> {
  const entries = await readApiKeysIfAny(file);
  const held = keys.map(({ name, role, key }): ApiKeyEntry => {
    const sha256 = hashOfKey(key);
    const createdAt = entries.find((entry) => entry.sha256 === sha256)?.createdAt ?? at.toISOString();
    return { name, role, sha256, createdAt };
  });
  const names = new Set(held.map(({ name }) => name));
  await writeApiKeys(file, [...entries.filter(({ name }) => !names.has(name)), ...held]);
}

const isInForce = ({ revokedAt }: ApiKeyEntry): boolean => revokedAt === undefined;
