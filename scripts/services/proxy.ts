import { connect, createServer, type Socket } from 'node:net';
import { listen } from '../outside/http-server.js';

/** A TCP proxy in front of a service: what goes through it can be disturbed. */
export interface Proxy {
  /** The service's URL, through the proxy. */
  url: string;
  /** Ends every connection now; new ones pass. */
  cut: () => void;
  /** Ends every connection, and refuses new ones until `heal`. */
  refuse: () => void;
  /** Every byte takes so many milliseconds more, in both directions, until `heal`. */
  delay: (ms: number) => void;
  /** Nothing arrives any more, and nobody hears of it, until `heal`. */
  swallow: () => void;
  /** The connections that are open stay silent for good, and nobody hears of it; new ones pass. */
  abandon: () => void;
  /** Ends what was abandoned. */
  endAbandoned: () => void;
  heal: () => void;
  close: () => Promise<void>;
}

/** Puts a proxy in front of the service of `url`, on a free port of 127.0.0.1. */
export async function startProxy(url: string): Promise<Proxy> {
  const target = new URL(url);
  const open = new Map<Socket, Way>();
  let way: Way = { delayMs: 0, swallows: false };
  let refuses = false;
  const server = createServer((client) => {
    if (refuses) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.set(one, way);
      one.setNoDelay(true);
      forward(one, other, way);
      one
        .on('error', () => other.destroy())
        .on('close', () => {
          open.delete(one);
          other.destroy();
        });
    }
  });
  const port = await listen(server, 0, '127.0.0.1');
  const through = new URL(url);
  through.host = `127.0.0.1:${port}`;
  const openOn = (isMeant: (of: Way) => boolean): Socket[] => [...open].filter(([, of]) => isMeant(of)).map(([socket]) => socket);
  const cut = (): void => openOn(() => true).forEach((socket) => socket.destroy());
  const swallow = (): void => {
    way.swallows = true;
    openOn((of) => of === way).forEach((socket) => socket.pause());
  };
  return {
    url: through.href,
    cut,
    refuse: () => {
      refuses = true;
      cut();
    },
    delay: (ms) => {
      way.delayMs = ms;
    },
    swallow,
    abandon: () => {
      swallow();
      way = { delayMs: 0, swallows: false };
    },
    endAbandoned: () => openOn((of) => of !== way).forEach((socket) => socket.destroy()),
    heal: () => {
      refuses = false;
      way.delayMs = 0;
      way.swallows = false;
      openOn((of) => of === way).forEach((socket) => socket.resume());
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

interface Way {
  delayMs: number;
  swallows: boolean;
}

/** Passes on what comes in its order, each piece after the delay that held when it came. */
function forward(from: Socket, to: Socket, way: Way): void {
  let arrivesAt = 0;
  const pass = (work: () => void): void => {
    const now = performance.now();
    arrivesAt = Math.max(arrivesAt, now + way.delayMs);
    if (arrivesAt <= now) work();
    else setTimeout(work, arrivesAt - now);
  };
  if (way.swallows) from.pause();
  from.on('data', (piece: Buffer) =>
    pass(() => {
      if (to.destroyed || to.write(piece)) return;
      from.pause();
      to.once('drain', () => {
        if (!way.swallows) from.resume();
      });
    }),
  );
  from.on('end', () => pass(() => to.end()));
}
