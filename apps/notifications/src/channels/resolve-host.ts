import { lookup, Resolver } from 'node:dns/promises';
import type { ResolvedAddress } from './pinned-post.js';

export interface HostQuestion {
  hostname: string;
  /** Named by the operator, so it may be known to this machine alone. */
  allowListed: boolean;
  /** Ends the search of a name that is not allow-listed. */
  signal: AbortSignal;
}

/** All addresses of a name; rejects or is empty when it has none. */
export type ResolveHost = (question: HostQuestion) => Promise<readonly ResolvedAddress[]>;

const QUERY_TIMEOUT_MS = 2_000;
const QUERY_TRIES = 3;

/**
 * Asks the DNS (`servers` as `address:port`; the machine's if absent) for a name that is not allow-listed: as an absolute one, past
 * the hosts file and search domains. An allow-listed name is looked up as the machine does it, on one of the few threads of libuv, from
 * where a search cannot be called back: strangers' names, of which one with silent servers would hold up all others, have no place there.
 */
export const resolveHost =
  (servers?: readonly string[]): ResolveHost =>
  ({ hostname, allowListed, signal }) =>
    allowListed ? lookup(hostname, { all: true }) : askDns(hostname, signal, servers);

/** A before AAAA: containers often have no way out by IPv6. One of both is enough. */
async function askDns(hostname: string, signal: AbortSignal, servers?: readonly string[]): Promise<ResolvedAddress[]> {
  // One per search: `cancel` ends all that a resolver has under way.
  const resolver = new Resolver({ timeout: QUERY_TIMEOUT_MS, tries: QUERY_TRIES });
  if (servers !== undefined) resolver.setServers(servers);
  const cancel = () => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const answers = await Promise.allSettled([
      resolver.resolve4(hostname).then((found) => found.map((address) => ({ address, family: 4 }))),
      resolver.resolve6(hostname).then((found) => found.map((address) => ({ address, family: 6 }))),
    ]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
