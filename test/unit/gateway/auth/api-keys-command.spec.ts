import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { hashOfKey, readApiKeys } from '../../../../apps/gateway/src/auth/api-key-file.js';
import { apiKeysCommand } from '../../../../apps/gateway/src/auth/api-keys-command.js';
import { holdApiKeys } from '../../../../apps/gateway/src/auth/keep-api-keys.js';
import { makeApiKeys, type TestApiKeys } from '../../../support/api-keys.js';

const at = new Date('2026-11-21T10:00:00Z');
let keys: TestApiKeys;

beforeEach(async () => {
  keys = await makeApiKeys();
});

afterEach(() => keys.remove());

const run = (...args: string[]) => apiKeysCommand([...args, '--file', keys.file], {}, at);

describe('npm run api-keys', () => {
  test('create prints a key of 256 bits once, and the file knows its hash', async () => {
    const key = await run('create', '--name', 'crm-2', '--role', 'sales');
    expect(key).toMatch(/^dbk_[A-Za-z0-9_-]{43}$/);
    const text = await readFile(keys.file, 'utf8');
    expect(text).not.toContain(key);
    expect(await readApiKeys(keys.file)).toContainEqual({
      name: 'crm-2',
      role: 'sales',
      sha256: hashOfKey(key),
      createdAt: '2026-11-21T10:00:00.000Z',
    });
    expect((await stat(keys.file)).mode & 0o777).toBe(0o600);
  });

  test('create makes the file where there is none yet', async () => {
    const file = `${dirname(keys.file)}/another.json`;
    await apiKeysCommand(['create', '--name', 'first', '--role', 'admin'], { API_KEYS_FILE: file }, at);
    expect(await readApiKeys(file)).toMatchObject([{ name: 'first', role: 'admin' }]);
  });

  test('revoke stamps the entry and keeps it; the name is free again', async () => {
    await run('revoke', '--name', 'crm');
    expect((await readApiKeys(keys.file))[0]).toMatchObject({ name: 'crm', revokedAt: '2026-11-21T10:00:00.000Z' });
    await run('create', '--name', 'crm', '--role', 'sales');
    expect((await run('list')).split('\n').filter((line) => line.startsWith('crm '))).toHaveLength(2);
  });

  test('list tells names, roles and times', async () => {
    await run('revoke', '--name', 'crm');
    const list = await run('list');
    expect(list).toMatch(
      /^crm {2}sales {2}since .+Z {2}revoked 2026-11-21T10:00:00.000Z\noperations {2}admin {2}since .+Z\npostfix {2}mailer {2}since .+Z$/,
    );
    expect(list).not.toContain(hashOfKey(keys.admin));
  });

  test('--help tells how it is called', async () => {
    expect(await run('--help')).toContain('npm run api-keys -- create --name NAME --role');
  });

  test.each([
    ['a name that is taken', ['create', '--name', 'crm', '--role', 'sales'], 'There is a key crm already'],
    ['a name with a line break', ['create', '--name', 'a\nb', '--role', 'sales'], 'A name has'],
    ['another role', ['create', '--name', 'x', '--role', 'root'], '--role must be one of sales, admin, mailer'],
    ['no role', ['create', '--name', 'x'], '--role is missing'],
    ['no name', ['revoke'], '--name is missing'],
    ['a key that is not there', ['revoke', '--name', 'x'], 'no key x'],
    ['nothing', [], 'what is to be done?'],
    ['another verb', ['delete', '--name', 'crm'], 'there is no "delete"'],
    ['a stray word', ['list', 'crm'], '"crm" is too much'],
    ['an unknown option', ['list', '--bogus'], "Unknown option '--bogus'\n\nnpm run api-keys"],
  ])('refuses %s and changes nothing', async (_what, args, message) => {
    const before = await readFile(keys.file, 'utf8');
    await expect(run(...args)).rejects.toThrow(message);
    expect(await readFile(keys.file, 'utf8')).toBe(before);
  });
});

describe('the keys of a local stack', () => {
  test('are held beside those that were made by hand, in place of older ones of their names', async () => {
    const stackKeys = [{ name: 'crm', role: 'sales', key: 'dbk_of-the-stack' }] as const;
    await holdApiKeys(keys.file, stackKeys, at);
    await holdApiKeys(keys.file, stackKeys, new Date(at.getTime() + 1));
    const entries = await readApiKeys(keys.file);
    expect(entries).toHaveLength(3);
    expect(entries).toContainEqual({ name: 'crm', role: 'sales', sha256: hashOfKey('dbk_of-the-stack'), createdAt: at.toISOString() });
    expect(entries).toContainEqual(expect.objectContaining({ name: 'operations' }));
    expect(entries).toContainEqual(expect.objectContaining({ name: 'postfix' }));
  });
});
