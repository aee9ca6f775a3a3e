import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector';
import { PodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor';
import { Deployment, type IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import { type INetworkPolicy, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { Service } from 'kubernetes-models/v1/Service';
import { type Manifest, nameOf, type Policy } from '../manifest.js';
import { podsOf } from '../pods.js';
import { picks } from '../selector.js';

/** What selects pods selects some: a selector that fits none does nothing, and nobody hears of it. */
export const selectorsPickPods: Policy = (manifests) => {
  const pods = podsOf(manifests);
  return manifests.flatMap((manifest) =>
    selectorsIn(manifest).flatMap((selector) =>
      pods.some(({ labels }) => picks(selector, labels)) ? [] : [`${nameOf(manifest)}: no pod has ${JSON.stringify(selector)}`],
    ),
  );
};

/** A Deployment has its own pods, and no other's: two that pick each other's pods delete them. */
export const deploymentsPickTheirOwn: Policy = (manifests) => {
  const pods = podsOf(manifests);
  return manifests.flatMap((manifest) => {
    if (!Deployment.is(manifest) || manifest.spec === undefined) return [];
    const { selector } = manifest.spec;
    const picked = pods.filter(({ labels }) => picks(selector, labels)).map(({ of }) => of);
    return picked.length === 1 && picked[0] === nameOf(manifest)
      ? []
      : [`${nameOf(manifest)}: its selector picks ${picked.join(', ') || 'no pod'}`];
  });
};

function selectorsIn(manifest: Manifest): ILabelSelector[] {
  if (Service.is(manifest)) return [{ matchLabels: manifest.spec?.selector ?? {} }];
  if (PodMonitor.is(manifest)) return [manifest.spec.selector];
  if (PodDisruptionBudget.is(manifest)) return [manifest.spec?.selector ?? {}];
  if (Deployment.is(manifest)) return spreadBy(manifest);
  if (NetworkPolicy.is(manifest)) return meantBy(manifest);
  return [];
}

const spreadBy = ({ spec }: IDeployment): ILabelSelector[] =>
  (spec?.template.spec?.topologySpreadConstraints ?? []).map(({ labelSelector = {} }) => labelSelector);

function meantBy(manifest: INetworkPolicy): ILabelSelector[] {
  const { podSelector = {}, ingress = [], egress = [] } = manifest.spec ?? {};
  const peers = [...ingress.flatMap(({ from = [] }) => from), ...egress.flatMap(({ to = [] }) => to)];
  return [podSelector, ...peers.flatMap(inNamespace)];
}

/** A peer of another namespace is somebody else's. */
const inNamespace = ({ namespaceSelector, podSelector }: INetworkPolicyPeer): ILabelSelector[] =>
  namespaceSelector === undefined && podSelector !== undefined ? [podSelector] : [];
