import { z } from 'zod';

/** A Kubernetes object as kustomize wrote it: what every kind has, and whatever else is in it. */
export const Manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), namespace: z.string().optional(), labels: z.record(z.string(), z.string()).optional() }),
});
export type Manifest = z.output<typeof Manifest>;

/** How findings call it, such as `Deployment/gateway`. */
export const nameOf = ({ kind, metadata }: Manifest): string => `${kind}/${metadata.name}`;

/** What is wrong with the manifests of an overlay, one line each; nothing when all is well. */
export type Policy = (manifests: readonly Manifest[]) => string[];
