import type { Policy } from '../manifest.js';
import { containersOf, ownPodsOf } from '../pods.js';

/** A container says what it needs, so that it is placed where there is room, and how much memory it may take at most. */
export const containersHaveBounds: Policy = (manifests) =>
  ownPodsOf(manifests).flatMap(({ of, spec }) =>
    containersOf(spec).flatMap(({ name, resources: { requests = {}, limits = {} } = {} }) =>
      [
        ...('cpu' in requests ? [] : ['no request of CPU']),
        ...('memory' in requests ? [] : ['no request of memory']),
        ...('memory' in limits ? [] : ['no limit of memory']),
      ].map((what) => `${of}: container ${name}: ${what}`),
    ),
  );
