import { BoundedLog } from './bounded-log.js';
import { serveHttp, type Listening } from './http-server.js';
import { receiverRoutes } from './webhook-receiver/receiver-routes.js';
import type { RecordedRequest } from './webhook-receiver/recorded-request.js';

/**
 * Takes webhooks at `/hook` (or any other path), answers 200 unless told otherwise, and shows them. With a `secret` (`whsec_…`) it says of each whether its
 * signature holds. A free port unless given; it keeps the newest 10,000.
 */
export async function startWebhookReceiver(options: { port?: number; host?: string; secret?: string } = {}): Promise<Listening> {
  const closing = new AbortController();
  const server = await serveHttp({
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    handle: receiverRoutes({
      requests: new BoundedLog<RecordedRequest>({ entries: 10_000, bytes: 200 * 1024 * 1024 }),
      secret: options.secret,
      closing: closing.signal,
    }),
  });
  return {
    ...server,
    async close() {
      closing.abort();
      await server.close();
    },
  };
}
