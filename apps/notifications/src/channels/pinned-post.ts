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
/** Of answers 1xx, which may go on without end. */
const INFORMATIONAL_LIMIT = 10;
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
    const answered = answerTo(request);
    request.end(post.body);
    return await answered;
  } finally {
    request.destroy();
  }
}

/** Settles whatever becomes of the request: it has an answer, fails, or is closed without either. */
function answerTo(request: http.ClientRequest): Promise<PinnedAnswer> {
  return new Promise((resolve, reject) => {
    request.once('response', (response) => resolve(readBody(response).then((body) => answerOf(response, body))));
    // A 101, which nobody asked for, comes with a connection that the request no longer holds.
    request.once('upgrade', (response, socket) => {
      socket.destroy();
      resolve(answerOf(response, Buffer.alloc(0)));
    });
    let informed = 0;
    request.on('information', () => {
      informed += 1;
      if (informed >= INFORMATIONAL_LIMIT) request.destroy(Object.assign(new Error('No final answer'), { code: 'NO_FINAL_ANSWER' }));
    });
    // Stays for as long as the request lives: an error after the answer must not be unhandled.
    request.on('error', reject);
    request.once('close', () => reject(Object.assign(new Error('Closed without an answer'), { code: 'ECONNRESET' })));
  });
}

const answerOf = ({ statusCode = 0, headers }: http.IncomingMessage, body: Buffer): PinnedAnswer => ({
  statusCode,
  retryAfter: headers['retry-after'],
  body,
});

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
