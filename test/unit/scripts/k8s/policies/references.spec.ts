import { describe, expect, it } from '@jest/globals';
import { referencesExist } from '../../../../../scripts/k8s/policies/references.js';
import { aDeployment, around, manifestsIn } from '../../../../support/builders/manifests.js';

const whole = () => [...aDeployment(), ...manifestsIn(around)];

describe('a name in a manifest', () => {
  it('may be of what is there', () => {
    expect(referencesExist(whole())).toEqual([]);
  });

  it.each([
    ['a service account', 'serviceAccountName: leads', 'serviceAccountName: other', 'there is no ServiceAccount other'],
    ['a secret', 'secretName: leads-database', 'secretName: other', 'there is no Secret other'],
    ['a configuration', 'ports:', 'envFrom: [{ configMapRef: { name: other } }]\n          ports:', 'there is no ConfigMap other'],
    [
      'a volume claim',
      'secret: { secretName: leads-database }',
      'persistentVolumeClaim: { claimName: other }',
      'there is no PersistentVolumeClaim other',
    ],
  ])('is of %s that exists', (_what, from, to, finding) => {
    expect(referencesExist([...aDeployment(from, to), ...manifestsIn(around)])).toEqual([expect.stringContaining(finding)]);
  });

  it.each([
    [
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: other }',
      'Deployment other',
    ],
    [
      'keda.sh/v1alpha1',
      'ScaledObject',
      'triggers: [{ type: rabbitmq, authenticationRef: { name: other } }]',
      'TriggerAuthentication other',
    ],
    ['keda.sh/v1alpha1', 'TriggerAuthentication', 'secretTargetRef: [{ parameter: host, name: other, key: url }]', 'Secret other'],
    ['rabbitmq.com/v1beta1', 'User', 'importCredentialsSecret: { name: other }', 'Secret other'],
    ['rabbitmq.com/v1beta1', 'Permission', 'userReference: { name: other }', 'User other'],
    ['rabbitmq.com/v1beta1', 'Vhost', 'rabbitmqClusterReference: { name: other }', 'RabbitmqCluster other'],
    ['postgresql.cnpg.io/v1', 'Pooler', 'cluster: { name: other }', 'Cluster other'],
    ['postgresql.cnpg.io/v1', 'Cluster', 'managed: { roles: [{ passwordSecret: { name: other } }] }', 'Secret other'],
    ['postgresql.cnpg.io/v1', 'Cluster', 'plugins: [{ parameters: { barmanObjectName: other } }]', 'ObjectStore other'],
    [
      'external-secrets.io/v1',
      'ExternalSecret',
      'dataFrom: [{ sourceRef: { generatorRef: { kind: Password, name: other } } }]',
      'Password other',
    ],
    ['gateway.networking.k8s.io/v1', 'HTTPRoute', 'rules: [{ backendRefs: [{ name: other }] }]', 'Service other'],
  ])('in a spec of %s %s leads to something', (apiVersion, kind, spec, finding) => {
    const manifest = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: any }\nspec:\n  ${spec}\n`;
    expect(referencesExist(manifestsIn(manifest))).toEqual([`${kind}/any: there is no ${finding}`]);
  });
});
