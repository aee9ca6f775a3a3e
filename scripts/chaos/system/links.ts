import { type Proxy, startProxy } from '../../services/proxy.js';

/** The ways between the parts of the system that can be disturbed. */
export const linkNames = [
  'gateway-rabbitmq',
  'bookings-rabbitmq',
  'leads-rabbitmq',
  'notifications-rabbitmq',
  'bookings-postgres',
  'leads-postgres',
  'notifications-postgres',
  'notifications-smtp',
  'notifications-webhook',
] as const;
export type LinkName = (typeof linkNames)[number];

/** A proxy on each link. */
export class Links {
  private readonly proxies = new Map<string, Proxy>();

  /** Puts the proxy of a link in front of `url`; gives the address through it. */
  async route(from: string, to: string, url: string): Promise<string> {
    const proxy = await startProxy(url);
    this.proxies.set(`${from}-${to}`, proxy);
    return proxy.url;
  }

  of(name: LinkName): Proxy {
    const proxy = this.proxies.get(name);
    if (proxy === undefined) throw new Error(`There is no link ${name}.`);
    return proxy;
  }

  async close(): Promise<void> {
    await Promise.all([...this.proxies.values()].map((proxy) => proxy.close()));
  }
}
