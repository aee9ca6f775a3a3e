import { z } from 'zod';
import { hasCode } from '../services/error-code.js';
import type { Manifest } from './manifest.js';

/**
 * Which package has the published types and validators of an API group. kubernetes-models is made from the Go types of Kubernetes and of
 * the operators, release by release; no other package in the registry has these groups in one form.
 */
const packages = new Map([
  ['gateway.networking.k8s.io', '@kubernetes-models/gateway-api'],
  ['keda.sh', '@kubernetes-models/keda'],
  ['postgresql.cnpg.io', '@kubernetes-models/cloudnative-pg'],
  ['external-secrets.io', '@kubernetes-models/external-secrets'],
  ['generators.external-secrets.io', '@kubernetes-models/external-secrets'],
  ['monitoring.coreos.com', '@kubernetes-models/prometheus-operator'],
]);

/** Of operators whose types nobody publishes there. */
const unpublished = new Set(['rabbitmq.com', 'barmancloud.cnpg.io']);

const ModelModule = z.record(z.string(), z.unknown());
const Model = z.custom<new (data: Manifest) => { validate(): void }>((value) => typeof value === 'function');

/** Where the model of a kind is: the module, and the name of its class. */
export interface ModelPlace {
  readonly module: string;
  readonly kind: string;
}

/** Where the model of a manifest's kind is; undefined when its group is known to have none. */
export function modelOf({ apiVersion, kind }: Manifest): ModelPlace | undefined {
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  if (unpublished.has(group)) return undefined;
  return { module: `${packages.get(group) ?? 'kubernetes-models'}/${apiVersion}/${kind}`, kind };
}

/** Validates a manifest by a model: types, required fields, enums, patterns. Resolves to what is wrong. */
export async function invalidIn(manifest: Manifest, { module, kind }: ModelPlace): Promise<string[]> {
  const loaded = await import(module).catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
  if (loaded === undefined) return [`${manifest.apiVersion} has no kind ${kind}`];
  const model = Model.parse(ModelModule.parse({ ...loaded })[kind]);
  try {
    new model(manifest).validate();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Whether a module is not there: in Node's words, and in those of a loader of CommonJS such as jest's. */
const isAbsent = (error: unknown): boolean =>
  ['ERR_MODULE_NOT_FOUND', 'ERR_PACKAGE_PATH_NOT_EXPORTED', 'MODULE_NOT_FOUND'].some((code) => hasCode(error, code));
