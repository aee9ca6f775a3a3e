import { readdir } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { appNames } from '../../stack/app-name.js';
import type { System } from '../system/system.js';
import type { Databases } from './databases.js';

/** Of an instance: memory in use after the garbage went, in megabytes; open files and sockets. */
interface Size {
  readonly megabytes: number;
  readonly files: number;
}

/** What a process may take more after all faults than after the first load: caches and pools that were not full. */
const moreMegabytes = 20;
const moreFiles = 15;
const moreConnections = 12;

/** Idle connections to the databases go after 30 s, and the broker's figures are some seconds old. */
const goneWithinMs = 60_000;

/** What the processes and connections of the system take: it has to come back after faults. */
export class Footprint {
  private sizes = new Map<string, Size>();
  private connections = 0;

  constructor(
    private readonly system: System,
    private readonly databases: Databases,
  ) {}

  async take(): Promise<void> {
    this.sizes = await this.largest();
    this.connections = await this.databaseConnections();
  }

  /** What has grown beyond measure since {@link take}, when what is idle had its time to go. */
  async grown(): Promise<string[]> {
    const until = performance.now() + goneWithinMs;
    for (;;) {
      const grown = await this.grownNow();
      if (grown.length === 0 || performance.now() > until) return grown;
      await after(1_000);
    }
  }

  private async grownNow(): Promise<string[]> {
    const grown: string[] = [];
    for (const [app, { megabytes, files }] of await this.largest()) {
      const before = this.sizes.get(app) ?? { megabytes: 0, files: 0 };
      if (megabytes > before.megabytes + moreMegabytes) grown.push(`memory of ${app} grew from ${before.megabytes} to ${megabytes} MB`);
      if (files > before.files + moreFiles) grown.push(`open files of ${app} grew from ${before.files} to ${files}`);
    }
    const connections = await this.databaseConnections();
    if (connections > this.connections + moreConnections) {
      grown.push(`connections to the databases grew from ${this.connections} to ${connections}`);
    }
    const held = [...(await this.system.broker.inHand())].filter(([, count]) => count > 0);
    return [...grown, ...held.map(([queue, count]) => `${count} messages of ${queue} are in somebody's hand`)];
  }

  private async largest(): Promise<Map<string, Size>> {
    const sizes = new Map<string, Size>();
    for (const app of appNames) {
      const each = await Promise.all(this.system.supervisor.live(app).map(({ child }) => this.sizeOf(child.pid)));
      sizes.set(app, { megabytes: Math.max(...each.map((size) => size.megabytes)), files: Math.max(...each.map((size) => size.files)) });
    }
    return sizes;
  }

  private async sizeOf(pid: number): Promise<Size> {
    const bytes = await this.system.failpoints.heapOf(pid);
    return { megabytes: Math.round(bytes / 1024 / 1024), files: (await readdir(`/proc/${pid}/fd`)).length };
  }

  private databaseConnections(): Promise<number> {
    return this.databases.number('leads', `SELECT count(*) AS n FROM pg_stat_activity WHERE usename LIKE '%\\_service'`);
  }
}
