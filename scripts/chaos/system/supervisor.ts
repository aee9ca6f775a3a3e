import { setTimeout as after } from 'node:timers/promises';
import type { Environment } from '../../stack/app-environment.js';
import type { AppGroup } from '../../stack/app-group.js';
import { type AppName, appNames } from '../../stack/app-name.js';
import type { AppProcess } from '../../stack/app-process.js';
import type { Gateways } from '../clients/gateways.js';
import type { Failpoints } from '../failpoints/failpoints.js';

/** How an instance ended, and why: `asked` by a fault, at a failpoint of that name, or `by itself`. */
export interface Exit {
  readonly app: AppName;
  readonly pid: number;
  readonly how: string;
  readonly cause: string;
}

const restartAfterMs = 300;
const againAfterMs = 1_000;

/** Keeps the instances of the apps running, as Kubernetes would: what ends is started again, unless it is to be replaced. */
export class Supervisor {
  readonly exits: Exit[] = [];
  private readonly asked = new Set<number>();
  private readonly leaving = new Set<number>();
  /** By app: one start at a time, since two would take the same ports. */
  private readonly starts = new Map<AppName, Promise<unknown>>();
  private ending = false;

  constructor(
    private readonly groups: Record<AppName, AppGroup>,
    private readonly gateways: Gateways,
    private readonly failpoints: Failpoints,
    private readonly log: (line: string) => void,
  ) {
    for (const app of appNames) for (const instance of groups[app].live()) this.watch(app, instance);
  }

  live(app: AppName): readonly AppProcess[] {
    return this.groups[app].live();
  }

  /** Starts one more instance. */
  async start(app: AppName, more: Environment = {}): Promise<AppProcess> {
    const started = (this.starts.get(app) ?? Promise.resolve()).then(async () => {
      const instance = await this.groups[app].startOne(more);
      this.watch(app, instance);
      return instance;
    });
    this.starts.set(
      app,
      started.catch(() => undefined),
    );
    return started;
  }

  /** Ends an instance, which is started again. */
  signal(instance: AppProcess, signal: 'SIGKILL' | 'SIGTERM'): void {
    this.asked.add(instance.child.pid);
    process.kill(instance.child.pid, signal);
  }

  /** Takes an instance out of the balance, lets it drain, and does not start it again. Resolves when it has ended. */
  async retire(instance: AppProcess): Promise<void> {
    const { pid } = instance.child;
    this.asked.add(pid);
    this.leaving.add(pid);
    if (instance.gatewayPort !== undefined) this.gateways.remove(urlOf(instance.gatewayPort));
    // As an endpoint that is taken out of a service: word of it needs a moment.
    await after(200);
    process.kill(pid, 'SIGTERM');
    await instance.child.exited;
  }

  /** Whether each app has its two instances. */
  isWhole(): boolean {
    return appNames.every((app) => this.live(app).length >= 2);
  }

  end(): void {
    this.ending = true;
  }

  private watch(app: AppName, instance: AppProcess): void {
    const { gatewayPort } = instance;
    if (gatewayPort !== undefined) this.gateways.add(urlOf(gatewayPort));
    void this.follow(app, instance);
  }

  /** Until its end, and on to the next. */
  private async follow(app: AppName, { child, gatewayPort }: AppProcess): Promise<void> {
    const { code, signal } = await child.exited;
    if (gatewayPort !== undefined) this.gateways.remove(urlOf(gatewayPort));
    if (this.ending) return;
    const endedWell = signal === 'SIGKILL' || code === 0;
    const cause = this.asked.has(child.pid) && endedWell ? 'asked' : ((await this.failpoints.firedIn(child.pid)) ?? 'by itself');
    this.exits.push({ app, pid: child.pid, how: signal ?? `exit code ${code}`, cause });
    if (!this.leaving.has(child.pid)) await this.startAgain(app);
  }

  private async startAgain(app: AppName): Promise<void> {
    await after(restartAfterMs);
    while (!this.ending) {
      try {
        await this.start(app);
        return;
      } catch (error) {
        this.log(`${app} cannot be started again yet: ${error instanceof Error ? error.message : String(error)}`);
        await after(againAfterMs);
      }
    }
  }
}

const urlOf = (port: number): string => `http://127.0.0.1:${port}`;
