import { setTimeout as after } from 'node:timers/promises';
import type { AppName } from '../../stack/app-name.js';
import type { FailpointName } from '../failpoints/failpoints.js';
import type { Fault } from './fault.js';
import { untilWhole } from './processes.js';

const firesWithinMs = 15_000;

interface Point {
  readonly app: AppName;
  readonly point: FailpointName;
  /** Where it is called otherwise than the point. */
  readonly name?: string;
  readonly match?: string;
}

/** A process that dies exactly there. */
const killedAt = ({ app, point, name = point, match }: Point): Fault => ({
  name: `kill-${app}-${name}`,
  refuses: app === 'gateway',
  run: async ({ system, random }) => {
    const { failpoints } = system;
    await failpoints.arm(point, { app, effect: 'kill', skip: random.between(0, 4), ...(match === undefined ? {} : { match }) });
    const until = performance.now() + firesWithinMs;
    while (failpoints.isArmed(point) && performance.now() < until) await after(20);
    if (failpoints.isArmed(point)) {
      await failpoints.disarm(point);
      return [`nothing passed ${point}`];
    }
    await untilWhole(system);
    return [];
  },
});

const points: readonly Point[] = [
  { app: 'bookings', point: 'after-commit' },
  { app: 'leads', point: 'after-commit' },
  { app: 'notifications', point: 'after-commit' },
  { app: 'bookings', point: 'before-ack' },
  { app: 'leads', point: 'before-ack' },
  { app: 'notifications', point: 'before-ack' },
  { app: 'bookings', point: 'after-confirm', name: 'after-confirm-before-mark' },
  { app: 'leads', point: 'after-confirm', name: 'after-confirm-before-mark' },
  { app: 'notifications', point: 'after-confirm', name: 'after-confirm-before-mark' },
  { app: 'notifications', point: 'after-claim', name: 'after-claim-of-mail', match: 'email' },
  { app: 'notifications', point: 'after-claim', name: 'after-claim-of-webhook', match: 'webhook' },
  { app: 'notifications', point: 'after-send', name: 'after-250', match: 'email delivered' },
  { app: 'notifications', point: 'after-send', name: 'after-2xx', match: 'webhook delivered' },
  { app: 'gateway', point: 'after-taken', name: 'after-confirm-before-answer', match: 'bookings.submit' },
];

/** `kill -9` at each point where work is half done. */
export const failpointFaults: readonly Fault[] = points.map(killedAt);
