import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import type { INetworkPolicyPort } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPort';
import type { Manifest } from './manifest.js';
import type { Pod, PodPort } from './pods.js';
import { picks } from './selector.js';

interface Rule {
  readonly pods: ILabelSelector;
  readonly peers: readonly INetworkPolicyPeer[];
  readonly ports: readonly INetworkPolicyPort[];
}

/** How far the way from one pod to a port of another is open. */
export interface Way {
  /** The first may call. */
  readonly leaves: boolean;
  /** The second lets it in. */
  readonly enters: boolean;
}

/** Tells of ways between pods, by the network policies. */
export function waysOf(manifests: readonly Manifest[]): (from: Pod, to: Pod, port: PodPort) => Way {
  const out = rulesOf(manifests, 'egress');
  const into = rulesOf(manifests, 'ingress');
  return (from, to, port) => ({ leaves: opens(out, from, to, port), enters: opens(into, to, from, port) });
}

function rulesOf(manifests: readonly Manifest[], direction: 'ingress' | 'egress'): Rule[] {
  return manifests.flatMap((manifest) => {
    if (!NetworkPolicy.is(manifest)) return [];
    const { podSelector: pods = {}, ingress = [], egress = [] } = manifest.spec ?? {};
    return direction === 'ingress'
      ? ingress.map(({ from = [], ports = [] }) => ({ pods, peers: from, ports }))
      : egress.map(({ to = [], ports = [] }) => ({ pods, peers: to, ports }));
  });
}

/** Whether a rule of `pod` allows `peer` by its labels; a rule for addresses or other namespaces is about what is outside. */
const opens = (rules: readonly Rule[], pod: Pod, peer: Pod, { name, port }: PodPort): boolean =>
  rules.some(
    ({ pods, peers, ports }) =>
      picks(pods, pod.labels) &&
      peers.some(
        ({ podSelector, namespaceSelector }) =>
          podSelector !== undefined && namespaceSelector === undefined && picks(podSelector, peer.labels),
      ) &&
      ports.some(({ port: opened }) => opened === name || opened === port),
  );
