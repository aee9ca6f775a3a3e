import type { Proxy } from '../../services/proxy.js';
import { type LinkName, linkNames } from '../system/links.js';
import { type Fault, healedBy, type Scene } from './fault.js';

/** Longer than two heartbeats to the broker, after which either side gives the connection up. */
const silenceOfBrokerMs = 12_000;
const silenceMs = 4_000;

type Disturb = (proxy: Proxy, scene: Scene, link: LinkName) => Promise<void>;

const disturbances: Readonly<Record<string, Disturb>> = {
  latency: async (proxy, { random, hold }) => {
    proxy.delay(random.between(100, 400));
    await hold(2_500);
  },
  'black-hole': async (proxy, { hold }, link) => {
    proxy.swallow();
    await hold(link.endsWith('rabbitmq') ? silenceOfBrokerMs : silenceMs);
    // What was on its way is lost; to a database, those that wait for it never hear of that.
    if (link.endsWith('postgres')) proxy.abandon();
    else proxy.cut();
  },
  cut: async (proxy, { hold }) => {
    for (let n = 0; n < 5; n++) {
      proxy.cut();
      await hold(300);
    }
    proxy.refuse();
    await hold(1_500);
  },
};

/** Each way between two parts: slow; silent; cut again and again, and then refused. */
export const linkFaults: readonly Fault[] = Object.entries(disturbances).flatMap(([name, disturb]) =>
  linkNames.map((link) => ({
    name: `${name}-${link}`,
    refuses: link === 'gateway-rabbitmq',
    run: (scene) => {
      const proxy = scene.system.links.of(link);
      return healedBy(proxy.heal, () => disturb(proxy, scene, link));
    },
    after: ({ system }) => {
      system.links.of(link).endAbandoned();
      return Promise.resolve([]);
    },
  })),
);
