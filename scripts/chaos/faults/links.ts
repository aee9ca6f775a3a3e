import { type LinkName, linkNames } from '../system/links.js';
import type { Fault } from './fault.js';

/** Longer than two heartbeats to the broker, after which either side gives the connection up. */
const silenceOfBrokerMs = 12_000;
const silenceMs = 4_000;

const disturbed = (link: LinkName): Fault[] => [
  {
    name: `latency-${link}`,
    run: async ({ system, random, hold }) => {
      const proxy = system.links.of(link);
      proxy.delay(random.between(100, 400));
      await hold(2_500);
      proxy.heal();
    },
  },
  {
    name: `black-hole-${link}`,
    run: async ({ system, hold }) => {
      const proxy = system.links.of(link);
      proxy.swallow();
      await hold(link.endsWith('rabbitmq') ? silenceOfBrokerMs : silenceMs);
      // What was on its way is lost.
      proxy.cut();
      proxy.heal();
    },
  },
  {
    name: `cut-${link}`,
    run: async ({ system, hold }) => {
      const proxy = system.links.of(link);
      for (let n = 0; n < 5; n++) {
        proxy.cut();
        await hold(300);
      }
      proxy.refuse();
      await hold(1_500);
      proxy.heal();
    },
  },
];

/** Each way between two parts: slow, silent, cut again and again and then refused. */
export const linkFaults: readonly Fault[] = linkNames.flatMap(disturbed);
