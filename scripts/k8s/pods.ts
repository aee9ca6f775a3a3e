import { Cluster } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/Cluster';
import { Pooler } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/Pooler';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { CronJob } from 'kubernetes-models/batch/v1/CronJob';
import { Job } from 'kubernetes-models/batch/v1/Job';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import { type Manifest, nameOf } from './manifest.js';

export type Labels = Readonly<Record<string, string>>;

export interface PodPort {
  readonly name: string | undefined;
  readonly port: number;
}

/** The pods of one manifest. */
export interface Pod {
  /** Which, such as `Deployment/gateway`. */
  readonly of: string;
  readonly labels: Labels;
  readonly ports: readonly PodPort[];
  /** Of a workload that is written here; an operator's pods have none. */
  readonly spec: IPodSpec | undefined;
}

/** A pod that is written here. */
export type OwnPod = Pod & { readonly spec: IPodSpec };

/** All pods there will be, those that an operator makes too. */
export const podsOf = (manifests: readonly Manifest[]): Pod[] => manifests.flatMap((manifest) => [...own(manifest), ...made(manifest)]);

export const ownPodsOf = (manifests: readonly Manifest[]): OwnPod[] => manifests.flatMap(own);

/** The containers of a pod, those that run before the others too. */
export const containersOf = ({ containers, initContainers = [] }: IPodSpec): IContainer[] => [...initContainers, ...containers];

function own(manifest: Manifest): OwnPod[] {
  const template = templateOf(manifest);
  if (template?.spec === undefined) return [];
  const ports = containersOf(template.spec).flatMap(({ ports: named = [] }) =>
    named.map(({ name, containerPort }) => ({ name, port: containerPort })),
  );
  return [{ of: nameOf(manifest), labels: template.metadata?.labels ?? {}, ports, spec: template.spec }];
}

function templateOf(manifest: Manifest): IPodTemplateSpec | undefined {
  if (Deployment.is(manifest)) return manifest.spec?.template;
  if (Job.is(manifest)) return manifest.spec?.template;
  if (CronJob.is(manifest)) return manifest.spec?.jobTemplate.spec?.template;
  return undefined;
}

/** What the operators make, by their documentation: labels and ports of CloudNativePG 1.27 and the RabbitMQ Cluster Operator 2.17. */
function made(manifest: Manifest): Pod[] {
  const pod = (labels: Labels, ports: Record<string, number>): Pod => ({
    of: nameOf(manifest),
    labels,
    ports: Object.entries(ports).map(([name, port]) => ({ name, port })),
    spec: undefined,
  });
  const { name } = manifest.metadata;
  if (Cluster.is(manifest)) {
    const labels = { 'cnpg.io/cluster': name };
    return [
      pod({ ...labels, 'cnpg.io/podRole': 'instance' }, { postgresql: 5432, metrics: 9187, status: 8000 }),
      pod({ ...labels, 'cnpg.io/jobRole': 'initdb' }, {}),
    ];
  }
  if (Pooler.is(manifest)) {
    const labels = { 'cnpg.io/cluster': manifest.spec.cluster.name, 'cnpg.io/poolerName': name, 'cnpg.io/podRole': 'pooler' };
    return [pod(labels, { pgbouncer: 5432, metrics: 9127 })];
  }
  if (manifest.kind === 'RabbitmqCluster') {
    const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': 'rabbitmq', 'app.kubernetes.io/part-of': 'rabbitmq' };
    return [pod(labels, { amqp: 5672, management: 15_672, prometheus: 15_692, epmd: 4_369, clustering: 25_672 })];
  }
  return [];
}
