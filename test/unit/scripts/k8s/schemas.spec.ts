import { describe, expect, it } from '@jest/globals';
import type { Manifest } from '../../../../scripts/k8s/manifest.js';
import { invalidIn, modelOf } from '../../../../scripts/k8s/models.js';
import { unknownFields } from '../../../../scripts/k8s/unknown-fields.js';
import { aDeployment, manifestsIn } from '../../../support/builders/manifests.js';

const typed = (manifests: readonly Manifest[]) =>
  manifests.flatMap((manifest) => {
    const place = modelOf(manifest);
    return place === undefined ? [] : [[manifest, place] as const];
  });
const invalid = async (manifests: readonly Manifest[]) =>
  (await Promise.all(typed(manifests).map(([manifest, place]) => invalidIn(manifest, place)))).flat();

const pooler = (mode: string) =>
  manifestsIn(`
apiVersion: postgresql.cnpg.io/v1
kind: Pooler
metadata: { name: leads }
spec: { cluster: { name: postgres }, pgbouncer: { poolMode: ${mode} } }
`);

describe('a manifest and its published schema', () => {
  it('agree', async () => {
    const manifests = [...aDeployment(), ...pooler('transaction')];
    expect(await invalid(manifests)).toEqual([]);
    expect(unknownFields(typed(manifests))).toEqual([]);
  });

  it('a field of no schema is found, at any depth, with its place', () => {
    expect(unknownFields(typed(aDeployment('secretName: leads-database', 'secretNam: leads-database')))).toEqual([
      expect.stringMatching(/^Deployment\/leads: spec\.template\.spec\.volumes\.secret.*secretNam/),
    ]);
  });

  it('a field of no schema is found in a custom resource', () => {
    expect(unknownFields(typed([...aDeployment(), ...pooler('session, pool_size: 3')]))).toEqual([
      expect.stringMatching(/^Pooler\/leads: .*pool_size/),
    ]);
  });

  it('a value of a wrong type is found', async () => {
    expect(await invalid(aDeployment('containerPort: 9000', "containerPort: '9000'"))).toEqual([expect.stringContaining('containerPort')]);
  });

  it('a value that no enum has is found in a custom resource', async () => {
    expect(await invalid(pooler('often'))).toEqual([expect.stringContaining('poolMode')]);
  });

  it('a kind that its group does not have is found', async () => {
    expect(await invalid(manifestsIn('apiVersion: apps/v1\nkind: Deploiment\nmetadata: { name: leads }'))).toEqual([
      'apps/v1 has no kind Deploiment',
    ]);
  });

  it('a kind without a published schema is known to have none', () => {
    expect(typed(manifestsIn('apiVersion: rabbitmq.com/v1beta1\nkind: User\nmetadata: { name: leads }'))).toEqual([]);
  });
});
