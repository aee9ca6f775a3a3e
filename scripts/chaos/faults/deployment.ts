import { appNames } from '../../stack/app-name.js';
import type { Fault, Scene } from './fault.js';

const failed = ['lost', '500', '503', '504'];
const unknownAttempts = `SELECT count(*) AS n FROM delivery_attempts WHERE outcome = 'unknown'`;

const unknown = ({ databases }: Scene): Promise<number> => databases.number('notifications', unknownAttempts);

/** Every instance is replaced, one after the other, under load: no request fails, and nothing is sent that may have been sent. */
export const rollingDeployment: Fault = {
  name: 'rolling-deployment',
  run: async (scene) => {
    const { supervisor } = scene.system;
    const before = scene.ledger.counts();
    const unknownBefore = await unknown(scene);
    for (const app of appNames) {
      for (const old of supervisor.live(app)) {
        await supervisor.start(app);
        await supervisor.retire(app, old);
      }
    }
    await scene.hold(1_000);
    const now = scene.ledger.counts();
    const more = (await unknown(scene)) - unknownBefore;
    return [
      ...failed
        .map((status) => ({ status, count: (now.get(status) ?? 0) - (before.get(status) ?? 0) }))
        .filter(({ count }) => count > 0)
        .map(({ status, count }) => `${count} requests failed during the deployment: ${status}`),
      ...(more > 0 ? [`${more} attempts of unknown outcome during the deployment`] : []),
    ];
  },
};
