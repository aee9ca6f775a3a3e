import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';

export interface Endpoint {
  port: number;
  /** How many connections were made to it. */
  connections: () => number;
  close: () => Promise<void>;
}

/** Starts `handle` on a free port of loopback; `close` drops what is still connected. */
export async function startEndpoint(handle: RequestListener): Promise<Endpoint> {
  const server = createServer(handle);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { port, connections: () => connections, close };
}
