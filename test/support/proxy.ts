import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy in front of a service: what goes through it can be cut. */
export interface Proxy {
  /** The service's URL, through the proxy. */
  url: string;
  /** Ends every connection now; new ones pass. */
  cut(): void;
  /** Ends every connection, and refuses new ones until `heal`. */
  refuse(): void;
  heal(): void;
  close(): Promise<void>;
}

/** Puts a proxy in front of the service of `url`. */
export async function startProxy(url: string): Promise<Proxy> {
  const target = new URL(url);
  const open = new Set<Socket>();
  let refusing = false;
  const server = createServer((client) => {
    if (refusing) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      one.pipe(other);
      one
        .on('error', () => other.destroy())
        .on('close', () => {
          open.delete(one);
          other.destroy();
        });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = (address !== null && typeof address === 'object' ? address : ({ port: 0 } satisfies Partial<AddressInfo>)).port;
  const through = new URL(url);
  through.host = `127.0.0.1:${port}`;
  const cut = (): void => open.forEach((socket) => socket.destroy());
  return {
    url: through.href,
    cut,
    refuse: () => {
      refusing = true;
      cut();
    },
    heal: () => {
      refusing = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
