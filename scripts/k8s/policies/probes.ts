import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { type Manifest, nameOf, type Policy } from '../manifest.js';

const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;

/** A container that goes on has all three probes, and is not restarted for what is outside it. */
export const containersAreProbed: Policy = (manifests) => manifests.flatMap(inDeployment);

function inDeployment(manifest: Manifest): string[] {
  if (!Deployment.is(manifest)) return [];
  const containers = manifest.spec?.template.spec?.containers ?? [];
  return containers.flatMap((container) => {
    const where = `${nameOf(manifest)}: container ${container.name}`;
    const wrong = probes.filter((probe) => container[probe] === undefined).map((probe) => `${where}: no ${probe}`);
    if (container.livenessProbe?.httpGet?.path === '/health/ready') wrong.push(`${where}: the livenessProbe asks for what is outside`);
    return wrong;
  });
}
