import { afterEach, describe, expect, it, test } from '@jest/globals';
import { resolveHost } from '../../../../apps/notifications/src/channels/resolve-host.js';
import { WebhookChannel } from '../../../../apps/notifications/src/channels/webhook.channel.js';
import { eventually } from '../../../support/eventually.js';
import { type DnsAnswer, type DnsServer, startDnsServer } from './dns-server.js';
import { type Endpoint, startEndpoint } from './endpoint.js';

const request = { secrets: ['whsec_YSBzZWNyZXQgZm9yIHRoaXMgdGVzdCBhbG9uZQ=='], webhookId: 'delivery-1', body: '{}', at: new Date() };
const hooks = 'https://hooks.example.com/';

const servers: (DnsServer | Endpoint)[] = [];
const channels: WebhookChannel[] = [];

afterEach(async () => {
  for (const channel of channels.splice(0)) channel.close();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A channel that asks a DNS with this answer. */
async function channelAsking(answer: DnsAnswer, { delayMs = 0, allowedHosts = [] as string[], timeoutMs = 1_000 } = {}) {
  const dns = await startDnsServer(() => answer, delayMs);
  servers.push(dns);
  return { dns, post: posterAsking(dns, allowedHosts, timeoutMs) };
}

function posterAsking(dns: DnsServer, allowedHosts: string[], timeoutMs: number) {
  const channel = new WebhookChannel({ allowedHosts, timeoutMs, resolve: resolveHost([dns.address]) });
  channels.push(channel);
  return (url = hooks) => channel.post({ ...request, url });
}

async function timed<T>(work: Promise<T>): Promise<{ result: T; tookMs: number }> {
  const begun = performance.now();
  return { result: await work, tookMs: performance.now() - begun };
}

describe('webhook_notification_on_create: the name of an endpoint', () => {
  it('that no DNS answers for is left at the deadline, without a connection', async () => {
    const { dns, post } = await channelAsking('silence');
    const { result, tookMs } = await timed(post());
    expect(result).toEqual({ outcome: 'failed', permanent: false, reason: 'timeout' });
    expect(tookMs).toBeLessThan(2_000);
    expect(new Set(dns.asked())).toEqual(new Set(['hooks.example.com']));
  });

  it('that no DNS answers for is not asked for again after the deadline', async () => {
    const { dns, post } = await channelAsking('silence', { timeoutMs: 300 });
    await post('https://left.example.com/');
    void posterAsking(dns, [], 10_000)('https://later.example.com/');
    const askedFor = (name: string) => dns.asked().filter((asked) => asked === name).length;
    // A and AAAA, and the first of them again.
    await eventually(() => expect(askedFor('later.example.com')).toBeGreaterThan(2), { within: 10_000 });
    expect(askedFor('left.example.com')).toBe(2);
  });

  it('that no DNS answers for holds up no other endpoint', async () => {
    const { post } = await channelAsking('silence', { allowedHosts: ['localhost'], timeoutMs: 5_000 });
    const alive = await startEndpoint((_request, response) => response.end());
    servers.push(alive);
    const inSearch = Array.from({ length: 40 }, () => post());
    const { result, tookMs } = await timed(post(`http://localhost:${alive.port}/`));
    expect(result).toMatchObject({ outcome: 'delivered', statusCode: 200 });
    expect(tookMs).toBeLessThan(1_000);
    for (const channel of channels) channel.close();
    for (const searched of await Promise.all(inSearch)) expect(searched).toMatchObject({ outcome: 'failed', reason: 'aborted' });
  });

  it('whose answer comes after the deadline is not connected to any more', async () => {
    const { post } = await channelAsking(['2000::1'], { delayMs: 800, timeoutMs: 300 });
    const { result, tookMs } = await timed(post());
    expect(result).toEqual({ outcome: 'failed', permanent: false, reason: 'timeout' });
    expect(tookMs).toBeLessThan(700);
  });

  it('that does not exist may exist later', async () => {
    const { post } = await channelAsking('none');
    expect(await post()).toEqual({ outcome: 'failed', permanent: false, reason: 'dns_failed' });
  });

  it('that has no address may have one later', async () => {
    const { post } = await channelAsking([]);
    expect(await post()).toEqual({ outcome: 'failed', permanent: false, reason: 'dns_failed' });
  });

  test.each([
    ['127.0.0.1'],
    ['::1'],
    ['::ffff:7f00:1'],
    ['fd12:3456::1'],
    ['64:ff9b::7f00:1'],
    ['8.8.8.8', '127.0.0.1'],
    ['127.0.0.1', '2606:4700:4700::1111'],
    ['8.8.8.8', 'fe80::1'],
  ])('that has an address which is not public is refused: %s %s', async (...addresses) => {
    const { post } = await channelAsking(addresses);
    expect(await post()).toEqual({ outcome: 'failed', permanent: false, reason: 'address_not_public' });
  });

  test.each([
    ['hooks.example.com', 'hooks.example.com'],
    ['hooks.example.com.', 'hooks.example.com'],
    ['intranet', 'intranet'],
    ['localhost', 'localhost'],
  ])('is asked of the DNS as it is written, whatever this machine has under it: %s', async (host, name) => {
    const { dns, post } = await channelAsking('none');
    expect(await post(`https://${host}/`)).toMatchObject({ reason: 'dns_failed' });
    expect(new Set(dns.asked())).toEqual(new Set([name]));
  });

  it('that is allow-listed is looked up as this machine does it, and the DNS is not asked for it', async () => {
    const alive = await startEndpoint((_request, response) => response.end());
    servers.push(alive);
    const { dns, post } = await channelAsking('none', { allowedHosts: ['localhost'] });
    expect(await post(`http://localhost:${alive.port}/`)).toMatchObject({ outcome: 'delivered' });
    expect(dns.asked()).toEqual([]);
  });
});
