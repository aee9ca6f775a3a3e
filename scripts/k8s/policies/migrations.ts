import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { Job } from 'kubernetes-models/batch/v1/Job';
import type { IContainer } from 'kubernetes-models/v1/Container';
import { type DatabaseName, databaseNames } from '../../stack/app-name.js';
import type { Manifest, Policy } from '../manifest.js';

/** The schema comes first: a Job of the version, named by it since a Job cannot change, and pods that wait until its work is done. */
export const schemaComesFirst: Policy = (manifests) =>
  databaseNames.flatMap((app) => {
    const { image, waits } = serviceIn(manifests, app);
    const job = `${app}-migrations-${image.split(':').at(-1) ?? ''}`;
    const wrong = waits ? [] : [`Deployment/${app}: its pods do not wait for the schema`];
    if (!migrates(manifests, job, image, app)) wrong.push(`Deployment/${app}: no Job ${job} migrates with the image ${image}`);
    return wrong;
  });

const runs = (container: IContainer | undefined, program: string): boolean => container?.args?.includes(program) === true;

function serviceIn(manifests: readonly Manifest[], app: DatabaseName): { image: string; waits: boolean } {
  const deployment = manifests.filter((manifest) => Deployment.is(manifest)).find(({ metadata }) => metadata.name === app);
  const { containers = [], initContainers = [] } = deployment?.spec?.template.spec ?? {};
  return {
    image: containers.find(({ name }) => name === 'app')?.image ?? '',
    waits: initContainers.some((container) => runs(container, `dist/apps/${app}/src/await-migrations.js`)),
  };
}

function migrates(manifests: readonly Manifest[], job: string, image: string, app: DatabaseName): boolean {
  const found = manifests.filter((manifest) => Job.is(manifest)).find(({ metadata }) => metadata.name === job);
  const [container] = found?.spec?.template.spec?.containers ?? [];
  return container?.image === image && runs(container, `dist/apps/${app}/src/migrate.js`);
}
