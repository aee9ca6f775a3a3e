import { connect } from 'node:net';
import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { failOnExit, startChild } from './child.js';
import { freePort } from './free-port.js';
import { findRedis } from './redis-packages.js';
import { until } from './until.js';

export interface RedisOptions {
  /** Log and pid file go there. An absolute path. */
  stackDir: string;
  /** Taken when free. */
  port?: number;
  /** More of redis.conf, such as `--requirepass`, as arguments. */
  settings?: readonly string[];
  log: (line: string) => void;
}

export interface RunningRedis {
  port: number;
  pid: number;
  /** Without credentials. */
  url: string;
  stop: () => Promise<void>;
}

/** Milliseconds. */
const READY_WITHIN = 10_000;
const STOP_WITHIN = 5_000;

/** Starts a private Redis on 127.0.0.1 that keeps nothing on disk. Rejects, naming the log, when it does not get ready. */
export async function startRedis({ stackDir, settings = [], log, ...options }: RedisOptions): Promise<RunningRedis> {
  const folder = join(stackDir, 'redis');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { server, env } = await findRedis(log);
  const port = await freePort(options.port);
  const local = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = await startChild({ name: 'redis', command: server, args: [...local, ...settings], env, stackDir });
  if (!(await until(() => listens(port), { within: READY_WITHIN, every: 10, unless: failOnExit(child) }))) {
    await child.stop('SIGKILL', 0);
    throw new Error(`Redis is not ready after ${READY_WITHIN / 1000} s; log: ${child.logFile}`);
  }
  return {
    port,
    pid: child.pid,
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      await child.stop('SIGTERM', STOP_WITHIN);
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 }, () => end(true));
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
