import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { z } from 'zod';
import { type Manifest, nameOf, type Policy } from '../manifest.js';
import { secretsOf } from '../made.js';
import { containersOf, ownPodsOf } from '../pods.js';

interface Reference {
  readonly kind: string;
  readonly name: string;
}

/** What a manifest refers to by name exists, and is of the kind: configuration, secrets, service accounts, targets, clusters, users. */
export const referencesExist: Policy = (manifests) => {
  const secrets = secretsOf(manifests);
  const exists = ({ kind, name }: Reference): boolean =>
    kind === 'Secret' ? secrets.has(name) : manifests.some((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  const missing = (of: string, references: readonly Reference[]): string[] =>
    references.flatMap((reference) => (exists(reference) ? [] : [`${of}: there is no ${reference.kind} ${reference.name}`]));
  return [
    ...ownPodsOf(manifests).flatMap(({ of, spec }) => missing(of, inPod(spec))),
    ...manifests.flatMap((manifest) => missing(nameOf(manifest), inSpec(manifest))),
  ];
};

function inPod(spec: IPodSpec): Reference[] {
  const containers = containersOf(spec);
  const volumes = spec.volumes ?? [];
  const sources = containers.flatMap(({ envFrom = [] }) => envFrom);
  const values = containers.flatMap(({ env = [] }) => env.flatMap(({ valueFrom }) => (valueFrom === undefined ? [] : [valueFrom])));
  return [
    ...named('ConfigMap', [...sources.map(({ configMapRef }) => configMapRef), ...values.map(({ configMapKeyRef }) => configMapKeyRef)]),
    ...named(
      'ConfigMap',
      volumes.map(({ configMap }) => configMap),
    ),
    ...named('Secret', [...sources.map(({ secretRef }) => secretRef), ...values.map(({ secretKeyRef }) => secretKeyRef)]),
    ...named(
      'Secret',
      volumes.map(({ secret }) => secret && { ...secret, name: secret.secretName }),
    ),
    ...named(
      'PersistentVolumeClaim',
      volumes.map(({ persistentVolumeClaim: claim }) => claim && { name: claim.claimName }),
    ),
    { kind: 'ServiceAccount', name: spec.serviceAccountName ?? 'default' },
  ];
}

/** What may be missing is no reference. */
const named = (
  kind: string,
  targets: readonly ({ name?: string | undefined; optional?: boolean | undefined } | undefined)[],
): Reference[] =>
  targets.flatMap((target) => (target?.name === undefined || target.optional === true ? [] : [{ kind, name: target.name }]));

const anyNamed = (kind: string, ...targets: ({ name: string } | undefined)[]): Reference[] => named(kind, targets);

const Name = z.object({ name: z.string() });

/** The fields of a spec that name another object, in whatever kind they are. */
const Referring = z.object({
  scaleTargetRef: Name.extend({ kind: z.string().default('Deployment') }).optional(),
  triggers: z.array(z.object({ authenticationRef: Name.optional() })).optional(),
  secretTargetRef: z.array(Name).optional(),
  importCredentialsSecret: Name.optional(),
  rabbitmqClusterReference: Name.optional(),
  userReference: Name.optional(),
  cluster: Name.optional(),
  bootstrap: z.object({ initdb: z.object({ secret: Name }) }).optional(),
  managed: z.object({ roles: z.array(z.object({ passwordSecret: Name })) }).optional(),
  plugins: z.array(z.object({ parameters: z.object({ barmanObjectName: z.string() }) })).optional(),
  configuration: z.object({ s3Credentials: z.object({ accessKeyId: Name, secretAccessKey: Name }) }).optional(),
  dataFrom: z.array(z.object({ sourceRef: z.object({ generatorRef: Name.extend({ kind: z.string() }) }) })).optional(),
  rules: z.array(z.object({ backendRefs: z.array(Name).optional() })).optional(),
});

function inSpec({ spec }: Manifest): Reference[] {
  const found = Referring.safeParse(spec);
  if (!found.success) return [];
  const { data } = found;
  return [
    ...(data.scaleTargetRef === undefined ? [] : [data.scaleTargetRef]),
    ...anyNamed('TriggerAuthentication', ...(data.triggers ?? []).map(({ authenticationRef }) => authenticationRef)),
    ...anyNamed('Secret', ...(data.secretTargetRef ?? []), data.importCredentialsSecret, data.bootstrap?.initdb.secret),
    ...anyNamed('Secret', ...(data.managed?.roles ?? []).map(({ passwordSecret }) => passwordSecret)),
    ...anyNamed('Secret', data.configuration?.s3Credentials.accessKeyId, data.configuration?.s3Credentials.secretAccessKey),
    ...anyNamed('RabbitmqCluster', data.rabbitmqClusterReference),
    ...anyNamed('User', data.userReference),
    ...anyNamed('Cluster', data.cluster),
    ...anyNamed('ObjectStore', ...(data.plugins ?? []).map(({ parameters }) => ({ name: parameters.barmanObjectName }))),
    ...(data.dataFrom ?? []).map(({ sourceRef }) => sourceRef.generatorRef),
    ...anyNamed('Service', ...(data.rules ?? []).flatMap(({ backendRefs = [] }) => backendRefs)),
  ];
}
