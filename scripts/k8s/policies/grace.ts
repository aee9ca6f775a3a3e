import type { IContainer } from 'kubernetes-models/v1/Container';
import type { Policy } from '../manifest.js';
import { ownPodsOf } from '../pods.js';

/** A pod has the time that its drain may take: the sleep before it, and SHUTDOWN_TIMEOUT with a margin in which the process ends itself. */
export const drainsHaveTime: Policy = (manifests) =>
  ownPodsOf(manifests).flatMap(({ of, spec: { containers, terminationGracePeriodSeconds: grace = 30 } }) =>
    containers.flatMap((container) => {
      const needed = secondsOf(container);
      return needed === 0 || grace >= needed + marginSeconds
        ? []
        : [`${of}: a drain takes up to ${needed} s, and terminationGracePeriodSeconds is ${grace}`];
    }),
  );

const marginSeconds = 5;

function secondsOf({ env = [], lifecycle }: IContainer): number {
  const timeout = env.find(({ name }) => name === 'SHUTDOWN_TIMEOUT')?.value;
  return (lifecycle?.preStop?.sleep?.seconds ?? 0) + Number(timeout?.replace(/s$/, '') ?? 0);
}
