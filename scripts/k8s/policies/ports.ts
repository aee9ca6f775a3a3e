import { PodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor';
import { HTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { Service } from 'kubernetes-models/v1/Service';
import type { IContainer } from 'kubernetes-models/v1/Container';
import { type Manifest, nameOf, type Policy } from '../manifest.js';
import { type ServicePlace, servicesOf } from '../made.js';
import { containersOf, ownPodsOf, type Pod, podsOf } from '../pods.js';
import { picks } from '../selector.js';

type PortName = string | number | undefined;

const has = (pods: readonly Pod[], wanted: PortName): boolean =>
  pods.every(({ ports }) => ports.some(({ name, port }) => wanted === undefined || wanted === name || wanted === port));

/** Every port of a container has a name, and every port that something refers to is one of the pods it means. */
export const portsExist: Policy = (manifests) => [
  ...ownPodsOf(manifests).flatMap(({ of, spec }) => containersOf(spec).flatMap((container) => inContainer(of, container))),
  ...manifests.flatMap((manifest) => inReferences(manifest, podsOf(manifests))),
  ...manifests.flatMap((manifest) => inRoute(manifest, servicesOf(manifests))),
];

function inContainer(of: string, { name: container, ports = [], startupProbe, livenessProbe, readinessProbe }: IContainer): string[] {
  const probed = [startupProbe, livenessProbe, readinessProbe].flatMap((probe) => {
    const port = probe?.httpGet?.port ?? probe?.tcpSocket?.port;
    return port === undefined ? [] : [port];
  });
  return [
    ...ports.flatMap(({ name, containerPort }) => (name === undefined ? [`${of}: port ${containerPort} of ${container} has no name`] : [])),
    ...probed.flatMap((port) =>
      ports.some(({ name, containerPort }) => port === name || port === containerPort)
        ? []
        : [`${of}: a probe of ${container} asks port ${port}, which it does not have`],
    ),
  ];
}

function inReferences(manifest: Manifest, pods: readonly Pod[]): string[] {
  const wrong = (picked: readonly Pod[], port: PortName): string[] =>
    has(picked, port) ? [] : [`${nameOf(manifest)}: not all pods it means have the port ${port}`];
  if (Service.is(manifest)) {
    const picked = pods.filter(({ labels }) => picks({ matchLabels: manifest.spec?.selector ?? {} }, labels));
    return (manifest.spec?.ports ?? []).flatMap(({ port, targetPort = port }) => wrong(picked, targetPort));
  }
  if (PodMonitor.is(manifest)) {
    const { selector, podMetricsEndpoints = [] } = manifest.spec;
    const picked = pods.filter(({ labels }) => picks(selector, labels));
    return podMetricsEndpoints.flatMap(({ port }) => wrong(picked, port));
  }
  if (!NetworkPolicy.is(manifest)) return [];
  const { podSelector = {}, ingress = [] } = manifest.spec ?? {};
  // The Jobs of an operator end without serving anybody.
  const picked = pods.filter(({ labels, ports }) => ports.length > 0 && picks(podSelector, labels));
  return ingress.flatMap(({ ports = [] }) => ports.flatMap(({ port }) => wrong(picked, port)));
}

function inRoute(manifest: Manifest, services: ReadonlyMap<string, ServicePlace>): string[] {
  if (!HTTPRoute.is(manifest)) return [];
  const backends = (manifest.spec.rules ?? []).flatMap(({ backendRefs = [] }) => backendRefs);
  return backends.flatMap(({ name, port }) =>
    port !== undefined && services.get(name)?.ports.has(port) === true
      ? []
      : [`${nameOf(manifest)}: the service ${name} has no port ${port}`],
  );
}
