import { setTimeout as after } from 'node:timers/promises';
import { type AppName, appNames } from '../../stack/app-name.js';
import type { System } from '../system/system.js';
import type { Fault } from './fault.js';

const wholeWithinMs = 60_000;

/** Resolves when each app has its two instances again. */
export async function untilWhole({ supervisor }: System): Promise<void> {
  const until = performance.now() + wholeWithinMs;
  // One that was just ended still counts until its exit is noticed.
  await after(200);
  while (!supervisor.isWhole()) {
    if (performance.now() > until) throw new Error(`Not every app has its two instances after ${wholeWithinMs / 1000} s.`);
    await after(50);
  }
}

const ended = (app: AppName, signal: 'SIGKILL' | 'SIGTERM', both: boolean): Fault => ({
  refuses: app === 'gateway',
  name: `${signal === 'SIGKILL' ? 'kill' : 'term'}-${both ? 'both-' : ''}${app}`,
  run: async ({ system, random, hold }) => {
    const instances = system.supervisor.live(app);
    for (const instance of both ? instances : [random.pick(instances)]) system.supervisor.signal(instance, signal);
    await hold(1_000);
    await untilWhole(system);
  },
});

/** An instance, or both of an app, ended at any moment: killed, or asked to end. */
export const processFaults: readonly Fault[] = appNames.flatMap((app) => [
  ended(app, 'SIGKILL', false),
  ended(app, 'SIGTERM', false),
  ended(app, 'SIGKILL', true),
  ended(app, 'SIGTERM', true),
]);
