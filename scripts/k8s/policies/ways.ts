import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { Policy } from '../manifest.js';
import { type SecretKeys, secretsOf, servicesOf } from '../made.js';
import { ownPodsOf, podsOf } from '../pods.js';
import { picks } from '../selector.js';
import { clusterUrlsIn } from '../url.js';
import { waysOf } from '../ways.js';

/** What no policy names may neither call nor be called. */
export const everythingElseIsDenied: Policy = (manifests) =>
  manifests.some(
    (manifest) =>
      NetworkPolicy.is(manifest) &&
      Object.keys(manifest.spec?.podSelector ?? { none: true }).length === 0 &&
      (['Ingress', 'Egress'] as const).every((type) => manifest.spec?.policyTypes?.includes(type)) &&
      manifest.spec?.ingress === undefined &&
      manifest.spec?.egress === undefined,
  )
    ? []
    : ['no NetworkPolicy denies what no other allows'];

/** A way between two pods is open at both ends: who may call is let in, and who is let in may call. */
export const waysAreOpenAtBothEnds: Policy = (manifests) => {
  const pods = podsOf(manifests);
  const way = waysOf(manifests);
  return pods.flatMap((from) =>
    pods.flatMap((to) =>
      to.ports.flatMap((port) => {
        const { leaves, enters } = way(from, to, port);
        if (leaves === enters) return [];
        const closed = leaves ? `${to.of} does not let it in` : `${from.of} may not call it`;
        return [`the way from ${from.of} to port ${port.name ?? port.port} of ${to.of} is open at one end: ${closed}`];
      }),
    ),
  );
};

/** A pod may call what the URLs in its secrets lead to. */
export const podsMayCallWhatTheyAreGiven: Policy = (manifests) => {
  const [pods, secrets, services, way] = [podsOf(manifests), secretsOf(manifests), servicesOf(manifests), waysOf(manifests)];
  return ownPodsOf(manifests).flatMap((from) =>
    urlsOf(from.spec, secrets).flatMap(({ text, service, port }) => {
      const place = services.get(service);
      const target = place?.ports.get(port);
      const isOpen = pods
        .filter(({ labels }) => place !== undefined && picks({ matchLabels: place.pods }, labels))
        .some((to) => to.ports.some((known) => (known.name === target || known.port === target) && way(from, to, known).leaves));
      // Its own port is no call.
      const isItself = place !== undefined && picks({ matchLabels: place.pods }, from.labels);
      return isOpen || isItself ? [] : [`${from.of}: no NetworkPolicy lets it call ${text}`];
    }),
  );
};

const urlsOf = ({ volumes = [] }: IPodSpec, secrets: ReadonlyMap<string, SecretKeys>) =>
  volumes.flatMap(({ secret }) => [...(secrets.get(secret?.secretName ?? '')?.values() ?? [])].flatMap(clusterUrlsIn));
