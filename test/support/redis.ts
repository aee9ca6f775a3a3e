import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { freePort } from '../../scripts/services/free-port.js';
import { startRedis } from '../../scripts/services/redis.js';

/** A Redis of a test's own, which can go away and come back on the same port. */
export interface TestRedis {
  url: string;
  port: number;
  kill: () => void;
  restart: () => Promise<void>;
  /** Asks the server, on a connection of its own, with the credentials of `url` if it is given. */
  ask: (command: readonly string[], url?: string) => Promise<unknown>;
  close: () => Promise<void>;
}

export async function startTestRedis(settings: (port: number) => readonly string[] = () => []): Promise<TestRedis> {
  const stackDir = await mkdtemp(join(tmpdir(), 'demo-booking-redis-'));
  const port = await freePort();
  const start = () => startRedis({ stackDir, port, settings: settings(port), log: (line) => process.stderr.write(`${line}\n`) });
  let running = await start();
  return {
    url: running.url,
    port,
    kill: () => process.kill(running.pid, 'SIGKILL'),
    restart: async () => {
      await running.stop();
      running = await start();
    },
    ask: async (command, url = running.url) => {
      const client = createClient({ url, RESP: 2, disableClientInfo: true });
      client.on('error', () => undefined);
      await client.connect();
      try {
        return await client.sendCommand(command);
      } finally {
        client.destroy();
      }
    },
    close: async () => {
      await running.stop();
      await rm(stackDir, { recursive: true, force: true });
    },
  };
}
