import { rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeApiKeys } from '../../../../apps/gateway/src/auth/api-key-file.js';
import { ApiKeys } from '../../../../apps/gateway/src/auth/api-keys.js';
import { createApiKey, revokeApiKey } from '../../../../apps/gateway/src/auth/keep-api-keys.js';
import { makeApiKeys, type TestApiKeys } from '../../../support/api-keys.js';
import { captureLog, type CapturedLog } from '../../../support/captured-log.js';
import { gatewayEnv } from '../../../support/gateway-env.js';

const at = new Date('2026-11-21T10:00:00Z');
let keys: TestApiKeys;
let log: CapturedLog;
let now: number;
let apiKeys: ApiKeys;

beforeEach(async () => {
  keys = await makeApiKeys();
  log = captureLog();
  now = at.getTime();
  apiKeys = new ApiKeys(gatewayEnv({ API_KEYS_FILE: keys.file }), { now: () => new Date(now) }, log.logger);
});

afterEach(() => keys.remove());

const later = (): void => {
  now += 1_000;
};

describe('the API keys in force', () => {
  test('say who calls and as what', async () => {
    expect(await apiKeys.callerOf(keys.sales)).toEqual({ actor: 'key:crm', kind: 'key', roles: ['sales'] });
    expect(await apiKeys.callerOf(keys.admin)).toEqual({ actor: 'key:operations', kind: 'key', roles: ['admin'] });
    expect(await apiKeys.callerOf(`${keys.sales}x`)).toBeUndefined();
    expect(await apiKeys.callerOf('')).toBeUndefined();
  });

  test('are looked for in the file once a second at most', async () => {
    await apiKeys.callerOf(keys.sales);
    await revokeApiKey(keys.file, { name: 'crm', at });
    now += 999;
    expect(await apiKeys.callerOf(keys.sales)).toBeDefined();
    now += 1;
    expect(await apiKeys.callerOf(keys.sales)).toBeUndefined();
    expect(await apiKeys.callerOf(keys.admin)).toBeDefined();
  });

  test.each([
    ['half written', () => writeFile(keys.file, '[{"name":"half')],
    ['of something else', () => writeFile(keys.file, '{"keys":[]}')],
    [
      'with a hash that is none',
      () => writeFile(keys.file, '[{"name":"a","role":"sales","sha256":"1","createdAt":"2026-11-21T10:00:00Z"}]'),
    ],
    ['gone', () => rm(keys.file)],
  ])('stay the last good ones when the file is %s; the log says so, once, and no key', async (_what, breakFile) => {
    await apiKeys.callerOf(keys.sales);
    await breakFile();
    for (let n = 0; n < 3; n += 1) {
      later();
      expect(await apiKeys.callerOf(keys.sales)).toBeDefined();
    }
    expect(log.text().match(/the last good keys stay in force/g)).toHaveLength(1);
    expect(log.text()).not.toContain(keys.sales.slice('dbk_'.length));

    await writeApiKeys(keys.file, []);
    const added = await createApiKey(keys.file, { name: 'added', role: 'sales', at });
    later();
    expect(await apiKeys.callerOf(added)).toBeDefined();
    expect(await apiKeys.callerOf(keys.sales)).toBeUndefined();
  });

  test('are none without a file', async () => {
    const none = new ApiKeys(gatewayEnv(), { now: () => at }, log.logger);
    expect(await none.callerOf(keys.sales)).toBeUndefined();
  });

  test('are those of one reading for all who ask at once', async () => {
    const callers = await Promise.all([keys.sales, keys.admin, 'nobody', keys.sales].map((key) => apiKeys.callerOf(key)));
    expect(callers.map((caller) => caller?.actor)).toEqual(['key:crm', 'key:operations', undefined, 'key:crm']);
    expect(log.text().match(/API keys are read/g)).toHaveLength(1);
  });
});
