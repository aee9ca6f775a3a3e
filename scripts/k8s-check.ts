import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findKustomize } from './k8s/kustomize.js';
import { type Manifest, nameOf } from './k8s/manifest.js';
import { invalidIn, modelOf } from './k8s/models.js';
import { policies } from './k8s/policies/index.js';
import { render } from './k8s/render.js';
import { unknownFields } from './k8s/unknown-fields.js';
import { repositoryRoot } from './repository-root.js';

/** `npm run k8s:check`: renders every overlay of k8s and says what is wrong with it. Exits with 1 when something is. */
try {
  const began = performance.now();
  const kustomize = await findKustomize(console.error);
  const folder = join(repositoryRoot, 'k8s/overlays');
  const overlays = await Promise.all(
    (await readdir(folder)).toSorted().map(async (name) => ({ name, manifests: await render(kustomize, join(folder, name)) })),
  );
  const findings = await Promise.all(overlays.map(async ({ name, manifests }) => report(name, manifests, await findingsIn(manifests))));
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  const count = findings.reduce((sum, found) => sum + found, 0);
  console.log(`${count === 0 ? 'all well' : `${count} wrong`} after ${seconds} s`);
  if (count > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function findingsIn(manifests: readonly Manifest[]): Promise<string[]> {
  const typed = manifests.flatMap((manifest) => {
    const place = modelOf(manifest);
    return place === undefined ? [] : [[manifest, place] as const];
  });
  const invalid = await Promise.all(
    typed.map(async ([manifest, place]) => (await invalidIn(manifest, place)).map((what) => `${nameOf(manifest)}: ${what}`)),
  );
  return [...invalid.flat(), ...unknownFields(typed), ...policies.flatMap((policy) => policy(manifests))];
}

function report(name: string, manifests: readonly Manifest[], findings: readonly string[]): number {
  const unvalidated = manifests.filter((manifest) => modelOf(manifest) === undefined);
  const kinds = [...new Set(unvalidated.map(({ apiVersion, kind }) => `${kind} (${apiVersion})`))].toSorted();
  console.log(`${name}: ${manifests.length} manifests, ${findings.length === 0 ? 'nothing wrong' : `${findings.length} wrong`}`);
  console.log(`  not validated by a schema, since none is published: ${kinds.join(', ') || 'nothing'}`);
  for (const finding of findings) console.log(`  ${finding}`);
  return findings.length;
}
