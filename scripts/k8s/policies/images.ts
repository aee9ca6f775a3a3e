import type { Policy } from '../manifest.js';
import { containersOf, ownPodsOf } from '../pods.js';

/** An image says its version: what runs is known, and the same on every node. */
export const imagesHaveVersions: Policy = (manifests) =>
  ownPodsOf(manifests).flatMap(({ of, spec }) =>
    containersOf(spec).flatMap(({ name, image = '' }) => {
      const [, version] = /^[^@]*?(?<!:\d*)[:@]([^/]+)$/.exec(image) ?? [];
      return version === undefined || version === 'latest' ? [`${of}: the image ${image} of ${name} has no version`] : [];
    }),
  );
