import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connectRedis } from '../../../../apps/gateway/src/rate-limit/redis-connection.js';
import { redisLink } from '../../../../apps/gateway/src/rate-limit/redis-link.js';
import type { WindowClient } from '../../../../apps/gateway/src/rate-limit/redis-window.js';
import { createLogger } from '#runtime';
import { anAuthority, type Authority } from '../../../support/authority.js';
import { eventually } from '../../../support/eventually.js';
import { startTestRedis, type TestRedis } from '../../../support/redis.js';
import { type TlsFiles, tlsFiles } from '../../../support/tls-files.js';

const password = 'a-password-of-the-test';
let authority: Authority;
let files: TlsFiles;
let redis: TestRedis;
let client: WindowClient | undefined;

beforeAll(async () => {
  authority = await anAuthority();
  files = await tlsFiles(authority, await authority.server('127.0.0.1'));
  redis = await startTestRedis((port) => [
    '--port',
    '0',
    '--tls-port',
    String(port),
    '--requirepass',
    password,
    '--tls-auth-clients',
    'no',
    '--tls-cert-file',
    files.cert,
    '--tls-key-file',
    files.key,
    '--tls-ca-cert-file',
    files.ca,
  ]);
});

afterEach(() => {
  client?.destroy();
  client = undefined;
});

afterAll(async () => {
  await redis.close();
  await files.remove();
});

/** Connects as a gateway with these settings would; rejects with the first error. */
const connect = (ca: string | undefined, { host = '127.0.0.1', secret = password } = {}): Promise<WindowClient> => {
  const link = redisLink({ REDIS_URL: `rediss://:${secret}@${host}:${redis.port}`, REDIS_CA: ca });
  if (link === undefined) throw new Error('There is no link.');
  const made = connectRedis(link, createLogger('test', 'silent'));
  client = made;
  return new Promise((resolve, reject) => {
    made.once('ready', () => resolve(made));
    made.once('error', reject);
  });
};

describe('rediss://', () => {
  it('connects, with a password, where the authority that was given vouches for the server', async () => {
    const connected = await connect(authority.ca);
    expect((await connected.takeHit('window', 'member', 1_000, 1)).isBlocked).toBe(false);
  });

  it.each([
    ['another authority', async () => (await anAuthority()).ca],
    ['no authority that the system knows', () => Promise.resolve(undefined)],
  ])('refuses a server for which %s vouches', async (_what, ca) => {
    await expect(connect(await ca())).rejects.toMatchObject({ code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO|CERT/) });
  });

  it('refuses a server whose certificate names another', async () => {
    await expect(connect(authority.ca, { host: 'localhost' })).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it('is not ready with a wrong password, and goes on trying', async () => {
    await expect(connect(authority.ca, { secret: 'another' })).rejects.toThrow(/WRONGPASS|invalid/);
    expect(client?.isReady).toBe(false);
    let tries = 0;
    client?.on('error', () => (tries += 1));
    await eventually(() => expect(tries).toBeGreaterThan(1));
  });
});
