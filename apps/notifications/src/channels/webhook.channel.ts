import { connectionFailureReason } from './connection-failure.js';
import { pinnedPost, type PinnedAnswer, type ResolvedAddress } from './pinned-post.js';
import { isPublicAddress } from './public-address.js';
import { resolveHost, type ResolveHost } from './resolve-host.js';
import { retryAfterSeconds } from './retry-after.js';
import { responseExcerpt, type SendResult } from './send-result.js';
import { webhookSignature } from './webhook-signature.js';
import { judgeWebhookUrl, literalAddress } from './webhook-url.js';

export interface WebhookChannelOptions {
  /** `host` or `host:port` that may be plain http and need not be public. */
  allowedHosts: readonly string[];
  userAgent?: string;
  /** For one whole attempt, from resolving the name to the end of the answer. */
  timeoutMs?: number;
  resolve?: ResolveHost;
}

export interface WebhookRequest {
  url: string;
  /** `whsec_<base64>`, the newest first; one signature each. */
  secrets: readonly string[];
  /** The same for every attempt of one delivery. */
  webhookId: string;
  body: string;
  at: Date;
}

/** Posts signed events (Standard Webhooks) to sales endpoints, to public addresses alone. */
export class WebhookChannel {
  readonly #allowedHosts: readonly string[];
  readonly #userAgent: string;
  readonly #timeoutMs: number;
  readonly #resolve: ResolveHost;
  readonly #closing = new AbortController();

  constructor(options: WebhookChannelOptions) {
    this.#allowedHosts = options.allowedHosts;
    this.#userAgent = options.userAgent ?? 'demo-booking-webhooks/1';
    this.#timeoutMs = options.timeoutMs ?? 15_000;
    this.#resolve = options.resolve ?? resolveHost();
  }

  /** One attempt. Throws only for a request that was put together wrongly (a malformed secret). */
  async post(request: WebhookRequest): Promise<SendResult> {
    const verdict = judgeWebhookUrl(request.url, this.#allowedHosts);
    if (!verdict.allowed) return { outcome: 'failed', permanent: true, reason: verdict.reason };
    const headers = this.#headers(request);
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(this.#timeoutMs)]);
    let connected = false;
    const onConnected = () => (connected = true);
    try {
      const addresses = await addressesOf(verdict, this.#resolve, signal);
      if (addresses.length === 0) return { outcome: 'failed', permanent: false, reason: 'dns_failed' };
      if (!verdict.allowListed && !addresses.every(({ address }) => isPublicAddress(address))) {
        return { outcome: 'failed', permanent: false, reason: 'address_not_public' };
      }
      const answer = await pinnedPost({ url: verdict.url, addresses, headers, body: request.body, signal, onConnected });
      return judgeAnswer(answer, request.at);
    } catch (error) {
      const reason = connectionFailureReason(signal.aborted ? signal.reason : error);
      return { outcome: connected ? 'unknown' : 'failed', permanent: false, reason };
    }
  }

  /** Ends the attempts in flight; they come out as failed or unknown. */
  close(): void {
    this.#closing.abort();
  }

  #headers({ webhookId, at, body, secrets }: WebhookRequest): Record<string, string> {
    const timestamp = Math.floor(at.getTime() / 1000);
    return {
      'content-type': 'application/json',
      'user-agent': this.#userAgent,
      'webhook-id': webhookId,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': webhookSignature({ webhookId, timestamp, body }, secrets),
    };
  }
}

async function addressesOf(
  { url, allowListed }: { url: URL; allowListed: boolean },
  resolve: ResolveHost,
  signal: AbortSignal,
): Promise<readonly ResolvedAddress[]> {
  const literal = literalAddress(url);
  if (literal !== undefined) return [{ address: literal, family: literal.includes(':') ? 6 : 4 }];
  signal.throwIfAborted();
  // A lookup cannot be interrupted, only no longer waited for.
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([resolve({ hostname: url.hostname, allowListed, signal }), aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function judgeAnswer({ statusCode, retryAfter, body }: PinnedAnswer, at: Date): SendResult {
  const answer = { statusCode, response: responseExcerpt(body) };
  if (statusCode >= 200 && statusCode < 300) return { outcome: 'delivered', permanent: false, ...answer };
  const wait = retryAfterSeconds(retryAfter, at);
  return {
    outcome: 'failed',
    permanent: statusCode === 410,
    reason: statusCode === 410 ? 'gone' : statusCode >= 300 && statusCode < 400 ? 'redirect_refused' : 'http_status',
    ...answer,
    ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
  };
}
