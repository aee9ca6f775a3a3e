import type { AppName } from '../../stack/app-name.js';
import type { Fault } from './fault.js';

const hour = 3_600_000;

const clockOff = (app: AppName, offsetMs: number): Fault => ({
  name: `clock-an-hour-${offsetMs > 0 ? 'ahead' : 'behind'}-${app}`,
  run: async ({ system: { supervisor }, hold }) => {
    const [replaced] = supervisor.live(app);
    if (replaced === undefined) throw new Error(`${app} does not run.`);
    const wrong = await supervisor.start(app, { CLOCK_OFFSET_MS: String(offsetMs) });
    await supervisor.retire(replaced);
    await hold(3_000);
    await supervisor.start(app);
    await supervisor.retire(wrong);
  },
});

/** One of two workers whose clock is wrong. */
export const clockFaults: readonly Fault[] = [
  clockOff('notifications', hour),
  clockOff('notifications', -hour),
  clockOff('bookings', hour),
  clockOff('bookings', -hour),
  clockOff('leads', hour),
  clockOff('leads', -hour),
];
