import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { once } from 'node:events';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type Server } from 'node:net';
import type { ResolveHost } from '../../../../apps/notifications/src/channels/resolve-host.js';
import { WebhookChannel } from '../../../../apps/notifications/src/channels/webhook.channel.js';

const nobodyAsked: ResolveHost = () => Promise.reject(new Error('must not be asked'));
const noSuchHost: ResolveHost = () => Promise.reject(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }));

const answering =
  (...addresses: string[]): ResolveHost =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

const request = { secrets: ['whsec_YSBzZWNyZXQgZm9yIHRoaXMgdGVzdCBhbG9uZQ=='], webhookId: 'delivery-1', body: '{}', at: new Date() };

describe('an address that is not public', () => {
  let server: Server;
  let port: number;
  let firstBytes: Buffer[];
  /** Sockets that this process opened to connect to somebody. */
  let dialled: number;
  const dial = () => (dialled += 1);
  const channels: WebhookChannel[] = [];

  beforeEach(async () => {
    firstBytes = [];
    dialled = 0;
    subscribe('net.client.socket', dial);
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (bytes) => {
        firstBytes.push(Buffer.from(bytes));
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });

  afterEach(async () => {
    unsubscribe('net.client.socket', dial);
    for (const used of channels.splice(0)) used.close();
    const closed = once(server, 'close');
    server.close();
    await closed;
  });

  function channel(options: { resolve?: ResolveHost; allowedHosts?: string[] }) {
    const made = new WebhookChannel({ allowedHosts: options.allowedHosts ?? [], timeoutMs: 2_000, ...options });
    channels.push(made);
    return made;
  }

  test.each([
    ['127.0.0.1'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['fd12:3456::1'],
    ['fe80::1'],
    ['64:ff9b::7f00:1'],
    ['169.254.169.254'],
    ['8.8.8.8', '127.0.0.1'],
    ['127.0.0.1', '8.8.8.8'],
    ['2606:4700:4700::1111', '10.0.0.1'],
  ])('is refused when a name resolves to it: %s %s', async (...addresses) => {
    const result = await channel({ resolve: answering(...addresses) }).post({ ...request, url: `https://hooks.example.com:${port}/` });
    expect(result).toEqual({ outcome: 'failed', permanent: false, reason: 'address_not_public' });
    expect(dialled).toBe(0);
  });

  it('is refused for good when the URL spells it out, and nobody is asked', async () => {
    const decimalHexOctalAndShort = ['127.0.0.1', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '017700000001', '127.1', '0'];
    const ofVersion6 = [
      '[::1]',
      '[fd12:3456::1]',
      '[fe80::1]',
      '[::ffff:7f00:1]',
      '[::ffff:127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '[64:ff9b::127.0.0.1]',
    ];
    for (const host of [...decimalHexOctalAndShort, ...ofVersion6]) {
      const result = await channel({ resolve: nobodyAsked }).post({ ...request, url: `https://${host}:${port}/` });
      expect(result).toEqual({ outcome: 'failed', permanent: true, reason: 'address_not_public' });
    }
    expect(dialled).toBe(0);
  });

  it('is refused when the name comes to resolve to it only later: every attempt asks and judges anew', async () => {
    const answers: string[][] = [[], ['127.0.0.1']];
    const resolve: ResolveHost = (question) => answering(...(answers.shift() ?? []))(question);
    const rebinding = channel({ resolve });
    const url = `https://hooks.example.com:${port}/`;
    expect(await rebinding.post({ ...request, url })).toMatchObject({ reason: 'dns_failed' });
    expect(await rebinding.post({ ...request, url })).toMatchObject({ reason: 'address_not_public' });
    expect(dialled).toBe(0);
  });

  it('is not reached when the name comes to resolve to it between check and connection: the checked address is connected to', async () => {
    // Within 2000::/3, and given to nobody.
    const answers = [['2000::1']];
    let asked = 0;
    const resolve: ResolveHost = (question) => {
      asked += 1;
      return answering(...(answers.shift() ?? ['127.0.0.1']))(question);
    };
    const result = await channel({ resolve }).post({ ...request, url: `https://localhost:${port}/` });
    expect(result).toMatchObject({
      outcome: 'failed',
      permanent: false,
      reason: expect.stringMatching(/^(unreachable|timeout|connection_)/),
    });
    expect({ asked, dialled }).toEqual({ asked: 1, dialled: 1 });
    expect(firstBytes).toHaveLength(0);
  });

  it('is reached for an allow-listed host: at the address that was resolved once, under its own name', async () => {
    let asked = 0;
    const resolve: ResolveHost = ({ hostname }) => {
      asked += 1;
      expect(hostname).toBe('sink.test');
      return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    };
    const result = await channel({ resolve, allowedHosts: [`sink.test:${port}`] }).post({ ...request, url: `http://sink.test:${port}/` });
    expect(result).toMatchObject({ outcome: 'delivered', statusCode: 200 });
    expect(firstBytes[0]?.toString()).toMatch(new RegExp(`^host: sink.test:${port}\r$`, 'im'));
    expect(asked).toBe(1);
  });

  it('keeps the host as the TLS server name when the connection goes to the checked address', async () => {
    const resolve = answering('127.0.0.1');
    const result = await channel({ resolve, allowedHosts: ['sink.test'] }).post({ ...request, url: `https://sink.test:${port}/` });
    expect(firstBytes[0]?.includes('sink.test')).toBe(true);
    expect(result).toMatchObject({ outcome: 'failed', permanent: false, reason: 'tls_failed' });
  });

  it('is not what a name that resolves to nothing is: that may pass', async () => {
    const noAddress = await channel({ resolve: answering() }).post({ ...request, url: 'https://hooks.example.com/' });
    const notFound = await channel({ resolve: noSuchHost }).post({ ...request, url: 'https://hooks.example.com/' });
    expect(noAddress).toEqual({ outcome: 'failed', permanent: false, reason: 'dns_failed' });
    expect(notFound).toEqual(noAddress);
  });

  it('is not waited for when the resolver hangs', async () => {
    const hanging = new WebhookChannel({ allowedHosts: [], timeoutMs: 100, resolve: () => new Promise(() => undefined) });
    expect(await hanging.post({ ...request, url: 'https://hooks.example.com/' })).toEqual({
      outcome: 'failed',
      permanent: false,
      reason: 'timeout',
    });
  });
});
