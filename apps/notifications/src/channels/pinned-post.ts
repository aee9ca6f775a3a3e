import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';

export interface ResolvedAddress {
  address: string;
  family: number;
}

export interface PinnedPost {
  url: URL;
  /** Where to connect; the name in the URL is used for TLS and `Host` only. */
  addresses: readonly ResolvedAddress[];
  headers: Record<string, string>;
  body: string;
  /** Ends the attempt at any point, also while the answer's body is read. */
  signal: AbortSignal;
  /** Called when the connection stands, from where on the other side may have the request. */
  onConnected: () => void;
}

export interface PinnedAnswer {
  statusCode: number;
  retryAfter: string | undefined;
  /** What was read of the body: at most 64 KB, less when it stalled or broke off. */
  body: Buffer;
}

const BODY_LIMIT_BYTES = 64 * 1024;
const CONNECT_ATTEMPT_MS = 2_000;

/**
 * One POST over a connection of its own, which nothing keeps: a connection is never reused past the check of its address.
 * Redirects are not followed. Rejects when no status arrives; once it has, the answer stands however the body ends.
 */
export async function pinnedPost(post: PinnedPost): Promise<PinnedAnswer> {
  const secure = post.url.protocol === 'https:';
  const { Agent, request: start } = secure ? https : http;
  const request = start(post.url, {
    method: 'POST',
    agent: new Agent({ keepAlive: false, lookup: pinnedLookup(post.addresses), autoSelectFamilyAttemptTimeout: CONNECT_ATTEMPT_MS }),
    headers: { ...post.headers, 'content-length': Buffer.byteLength(post.body) },
    signal: post.signal,
  });
  request.once('socket', (socket) => socket.once(secure ? 'secureConnect' : 'connect', post.onConnected));
  try {
    const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
      request.once('response', resolve);
      // Stays for as long as the request lives: an error after the answer must not be unhandled.
      request.on('error', reject);
    });
    request.end(post.body);
    const response = await answered;
    return { statusCode: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body: await readBody(response) };
  } finally {
    request.destroy();
  }
}

function pinnedLookup(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

async function readBody(response: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= BODY_LIMIT_BYTES) response.destroy();
  });
  // A body that breaks off or outlasts the deadline is an error of the stream, and the status is known all the same.
  response.on('error', () => undefined);
  await new Promise<void>((resolve) => response.once('close', resolve));
  return Buffer.concat(chunks).subarray(0, BODY_LIMIT_BYTES);
}
