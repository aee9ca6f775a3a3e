import { appNames } from '../../stack/app-name.js';
import type { Fault } from './fault.js';

const failed = ['lost', '500', '503', '504'];
/** Attempts that began in the last so many seconds, and of which nobody knows how they ended. */
const unknownAttempts = `SELECT count(*) AS n FROM delivery_attempts WHERE outcome = 'unknown' AND at > now() - make_interval(secs => $1)`;

let began = 0;

/** Every instance is replaced, one after the other, under load: no request fails, and nothing is sent that may have been sent. */
export const rollingDeployment: Fault = {
  name: 'rolling-deployment',
  run: async (scene) => {
    const { supervisor } = scene.system;
    const before = scene.ledger.counts();
    began = performance.now();
    for (const app of appNames) {
      for (const old of supervisor.live(app)) {
        await supervisor.start(app);
        await supervisor.retire(old);
      }
    }
    await scene.hold(1_000);
    const now = scene.ledger.counts();
    return failed
      .map((status) => ({ status, count: (now.get(status) ?? 0) - (before.get(status) ?? 0) }))
      .filter(({ count }) => count > 0)
      .map(({ status, count }) => `${count} requests failed during the deployment: ${status}`);
  },
  after: async ({ databases }) => {
    const count = await databases.number('notifications', unknownAttempts, [(performance.now() - began) / 1_000]);
    return count === 0 ? [] : [`${count} attempts of unknown outcome during the deployment`];
  },
};
