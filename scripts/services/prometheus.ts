import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { repositoryRoot } from '../repository-root.js';
import { failOnExit, startChild } from './child.js';
import { fetchDebianPackages, libraryPath } from './debian-packages.js';
import { freePort } from './free-port.js';
import { until } from './until.js';

export interface PrometheusOptions {
  /** Data, log and pid file go there. An absolute path. */
  stackDir: string;
  /** Addresses of `/metrics`, by the label `app`. */
  targets: Readonly<Record<string, string>>;
  ruleFile: string;
  log: (line: string) => void;
}

export interface RunningPrometheus {
  url: string;
  stop: () => Promise<void>;
}

/** Milliseconds. */
const READY_WITHIN = 30_000;
const STOP_WITHIN = 10_000;
const INSTALLED = '/usr/bin/prometheus';
const ROOT = join(repositoryRoot, '.cache/prometheus/root');
const NEEDED = /^Inst (prometheus)\s/gm;

/** Starts a private Prometheus on 127.0.0.1 that asks every second. Rejects, naming the log, when it does not get ready. */
export async function startPrometheus({ stackDir, targets, ruleFile, log }: PrometheusOptions): Promise<RunningPrometheus> {
  const folder = join(stackDir, 'prometheus');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { program, env } = await findPrometheus(log);
  const config = join(folder, 'prometheus.yml');
  await writeFile(
    config,
    stringify({
      global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
      rule_files: [ruleFile],
      scrape_configs: [{ job_name: 'demo-booking', static_configs: Object.entries(targets).map(targetOf) }],
    }),
  );
  const url = `http://127.0.0.1:${await freePort()}`;
  const args = [`--config.file=${config}`, `--storage.tsdb.path=${join(folder, 'data')}`, `--web.listen-address=${new URL(url).host}`];
  const child = await startChild({ name: 'prometheus', command: program, args, env, stackDir });
  if (!(await until(() => isReady(url), { within: READY_WITHIN, every: 100, unless: failOnExit(child) }))) {
    await child.stop('SIGKILL', 0);
    throw new Error(`Prometheus is not ready after ${READY_WITHIN / 1000} s; log: ${child.logFile}`);
  }
  return {
    url,
    stop: async () => {
      await child.stop('SIGTERM', STOP_WITHIN);
    },
  };
}

/** The system's Prometheus, else Debian's or Ubuntu's package unpacked into the checkout's cache, which needs no root. */
async function findPrometheus(log: (line: string) => void): Promise<{ program: string; env: Record<string, string> }> {
  if (existsSync(INSTALLED)) return { program: INSTALLED, env: {} };
  if (!existsSync(ROOT)) {
    log('fetching Prometheus (40 MB, once)');
    await fetchDebianPackages(ROOT, { name: 'prometheus', needed: NEEDED }).catch((error: unknown) => {
      const cause = error instanceof Error ? error.message : String(error);
      throw new Error(`Prometheus is not installed and cannot be fetched with apt-get. ${cause}`);
    });
  }
  return { program: join(ROOT, 'usr/bin/prometheus'), env: { LD_LIBRARY_PATH: await libraryPath(ROOT) } };
}

const targetOf = ([app, url]: [string, string]) => ({ targets: [new URL(url).host], labels: { app } });

const isReady = async (url: string): Promise<boolean> => (await fetch(`${url}/-/ready`, { signal: AbortSignal.timeout(1_000) })).ok;
