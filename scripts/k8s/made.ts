import { Cluster } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/Cluster';
import { Pooler } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/Pooler';
import { ExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret';
import { Service } from 'kubernetes-models/v1/Service';
import type { Manifest } from './manifest.js';
import type { Labels } from './pods.js';

/** A secret there will be: its keys, with the templates of their values where there are some. */
export type SecretKeys = ReadonlyMap<string, string>;

/** The secrets there will be, by name: those that External Secrets and CloudNativePG make. */
export function secretsOf(manifests: readonly Manifest[]): Map<string, SecretKeys> {
  return new Map(
    manifests.flatMap((manifest): [string, SecretKeys][] => {
      const { name } = manifest.metadata;
      if (Cluster.is(manifest)) return [[`${name}-ca`, new Map([['ca.crt', '']])]];
      if (!ExternalSecret.is(manifest)) return [];
      const { target, data = [] } = manifest.spec ?? {};
      const keys = target?.template?.data ?? Object.fromEntries(data.map(({ secretKey }) => [secretKey, '']));
      return [[target?.name ?? name, new Map(Object.entries(keys))]];
    }),
  );
}

/** A service there will be. */
export interface ServicePlace {
  /** Each port, with the port of the pods that it leads to. */
  readonly ports: ReadonlyMap<number, string | number>;
  readonly pods: Labels;
}

const made = (pods: Labels, ...ports: number[]): ServicePlace => ({ pods, ports: new Map(ports.map((port) => [port, port])) });

/** The services there will be, by name: those that an operator makes too. */
export function servicesOf(manifests: readonly Manifest[]): Map<string, ServicePlace> {
  return new Map(
    manifests.flatMap((manifest): [string, ServicePlace][] => {
      const { name } = manifest.metadata;
      if (Service.is(manifest)) {
        const ports = (manifest.spec?.ports ?? []).map(({ port, targetPort = port }) => [port, targetPort] as const);
        return [[name, { pods: manifest.spec?.selector ?? {}, ports: new Map(ports) }]];
      }
      if (Cluster.is(manifest)) {
        const instances = { 'cnpg.io/cluster': name, 'cnpg.io/podRole': 'instance' };
        return ['rw', 'ro', 'r'].map((kind) => [`${name}-${kind}`, made(instances, 5432)]);
      }
      if (Pooler.is(manifest)) return [[name, made({ 'cnpg.io/poolerName': name }, 5432)]];
      if (manifest.kind === 'RabbitmqCluster') return [[name, made({ 'app.kubernetes.io/name': name }, 5672, 15_672, 15_692)]];
      return [];
    }),
  );
}
