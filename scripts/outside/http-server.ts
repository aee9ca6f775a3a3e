import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A request with its whole body as text. */
export type ReceivedRequest = { method: string; path: string; query: URLSearchParams; headers: IncomingHttpHeaders; body: string };

/** JSON unless the headers say otherwise; an iterable body is streamed. */
export type Reply = { status: number; headers?: Record<string, string>; body?: string | Iterable<string> | AsyncIterable<string> };

type Handler = (request: ReceivedRequest) => Reply | Promise<Reply>;

export type Listening = { port: number; url: string; close(): Promise<void> };

const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Serves HTTP on `host`; port 0 is any free one. `close()` drops open connections. Rejects when the port is taken. */
export async function serveHttp(options: { port: number; host: string; handle: Handler }): Promise<Listening> {
  const server = createServer((request, response) => {
    // A connection that breaks meanwhile concerns nobody but the client that broke it.
    answer(request, response, options.handle).catch(() => response.destroy());
  });
  const port = await listen(server, options.port, options.host);
  return {
    port,
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The port that `server` listens on; rejects when it cannot. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function answer(request: IncomingMessage, response: ServerResponse, handle: Handler): Promise<void> {
  const body = await readBody(request);
  const url = new URL(request.url ?? '/', 'http://localhost');
  const method = request.method ?? 'GET';
  const reply: Reply =
    body === undefined
      ? { status: 413, headers: { connection: 'close' } }
      : await handle({ method, path: url.pathname, query: url.searchParams, headers: request.headers, body });
  response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...reply.headers });
  if (reply.body === undefined || typeof reply.body === 'string') {
    response.end(reply.body);
  } else {
    await pipeline(Readable.from(reply.body), response);
  }
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > MAX_BODY_BYTES) {
      return undefined;
    }
    chunks.push(part);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A JSON array, one entry at a time: thousands of mails at once would pass the longest string there is. */
export function* jsonArray(entries: readonly unknown[]): Generator<string> {
  yield '[';
  for (const [index, entry] of entries.entries()) {
    yield `${index === 0 ? '' : ','}${JSON.stringify(entry)}`;
  }
  yield ']';
}
