import { describe, expect, it } from '@jest/globals';
import type { Policy } from '../../../../../scripts/k8s/manifest.js';
import { drainsHaveTime } from '../../../../../scripts/k8s/policies/grace.js';
import { imagesHaveVersions } from '../../../../../scripts/k8s/policies/images.js';
import { podsAreRestricted } from '../../../../../scripts/k8s/policies/pod-security.js';
import { containersAreProbed } from '../../../../../scripts/k8s/policies/probes.js';
import { containersHaveBounds } from '../../../../../scripts/k8s/policies/resources.js';
import { aDeployment } from '../../../../support/builders/manifests.js';

const cases: [rule: string, policy: Policy, from: string, to: string, finding: string][] = [
  ['an image has a version', imagesHaveVersions, ':1.2.3', '', 'has no version'],
  ['the version of an image is not latest', imagesHaveVersions, ':1.2.3', ':latest', 'has no version'],
  ['a container does not run as root', podsAreRestricted, 'runAsUser: 1000', 'runAsUser: 0', 'it runs as root'],
  ['who runs a container is not left to its image', podsAreRestricted, 'runAsUser: 1000, ', '', 'it runs as root'],
  ['root is refused when the image asks for it', podsAreRestricted, 'runAsNonRoot: true', 'runAsNonRoot: false', 'runAsNonRoot'],
  ['a container keeps to the default seccomp profile', podsAreRestricted, 'RuntimeDefault', 'Unconfined', 'seccompProfile'],
  ['a pod gets no token', podsAreRestricted, 'automountServiceAccountToken: false', 'enableServiceLinks: false', 'a token'],
  [
    'a pod mounts no folder of the node',
    podsAreRestricted,
    'secret: { secretName: leads-database }',
    'hostPath: { path: / }',
    'a folder of the node',
  ],
  ['a pod has a network of its own', podsAreRestricted, 'serviceAccountName: leads', 'hostNetwork: true', 'a namespace with the node'],
  ['a process gains no privileges', podsAreRestricted, 'allowPrivilegeEscalation: false', 'privileged: false', 'allowPrivilegeEscalation'],
  ['the root file system is read-only', podsAreRestricted, 'readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false', 'readOnly'],
  ['a container drops all capabilities', podsAreRestricted, 'drop: [ALL]', 'drop: [NET_RAW]', 'capabilities'],
  ['a container adds no capability', podsAreRestricted, 'drop: [ALL]', 'drop: [ALL], add: [NET_ADMIN]', 'capabilities'],
  ['a container asks for CPU', containersHaveBounds, 'cpu: 100m, ', '', 'no request of CPU'],
  ['a container asks for memory', containersHaveBounds, ', memory: 192Mi', '', 'no request of memory'],
  ['a container has a limit of memory', containersHaveBounds, 'limits: { memory: 512Mi }', 'limits: {}', 'no limit of memory'],
  [
    'a container has a startup probe',
    containersAreProbed,
    'startupProbe: { httpGet: { path: /health/live, port: ops } }',
    '',
    'no startupProbe',
  ],
  [
    'a container has a readiness probe',
    containersAreProbed,
    'readinessProbe: { httpGet: { path: /health/ready, port: ops } }',
    '',
    'no readinessProbe',
  ],
  [
    'a container has a liveness probe',
    containersAreProbed,
    'livenessProbe: { httpGet: { path: /health/live, port: ops } }',
    '',
    'no livenessProbe',
  ],
  [
    'a container is not restarted for what is outside it',
    containersAreProbed,
    'livenessProbe: { httpGet: { path: /health/live,',
    'livenessProbe: { httpGet: { path: /health/ready,',
    'asks for what is outside',
  ],
  ['a drain has its time', drainsHaveTime, 'terminationGracePeriodSeconds: 40', 'terminationGracePeriodSeconds: 34', 'takes up to 30 s'],
];

describe('a workload in the cluster', () => {
  it.each(cases)('%s', (_rule, policy, from, to, finding) => {
    expect(policy(aDeployment())).toEqual([]);
    expect(policy(aDeployment(from, to))).toEqual([expect.stringContaining(finding)]);
  });
});
