import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { Policy } from '../manifest.js';
import { containersOf, ownPodsOf } from '../pods.js';

/** The restricted Pod Security Standard, and two more: no place to write but a volume, no token of the API. */
export const podsAreRestricted: Policy = (manifests) =>
  ownPodsOf(manifests).flatMap(({ of, spec }) =>
    [...inPod(spec), ...containersOf(spec).flatMap(inContainer)].map((what) => `${of}: ${what}`),
  );

function inPod({ securityContext, automountServiceAccountToken, volumes = [], ...spec }: IPodSpec): string[] {
  const wrong: [boolean, string][] = [
    [securityContext?.runAsNonRoot !== true, 'runAsNonRoot is not true'],
    [(securityContext?.runAsUser ?? 0) === 0, 'it runs as root: runAsUser is 0 or left to the image'],
    [securityContext?.seccompProfile?.type !== 'RuntimeDefault', 'seccompProfile is not RuntimeDefault'],
    [automountServiceAccountToken !== false, 'it gets a token of the API'],
    [volumes.some(({ hostPath }) => hostPath !== undefined), 'a folder of the node is mounted'],
    [[spec.hostNetwork, spec.hostPID, spec.hostIPC].includes(true), 'it shares a namespace with the node'],
  ];
  return wrong.flatMap(([isSo, what]) => (isSo ? [what] : []));
}

function inContainer({ name, securityContext }: IContainer): string[] {
  const { allowPrivilegeEscalation, readOnlyRootFilesystem, capabilities, runAsUser, runAsNonRoot, privileged } = securityContext ?? {};
  const wrong: [boolean, string][] = [
    [allowPrivilegeEscalation !== false, 'allowPrivilegeEscalation is not false'],
    [readOnlyRootFilesystem !== true, 'readOnlyRootFilesystem is not true'],
    [capabilities?.drop?.includes('ALL') !== true || (capabilities.add ?? []).length > 0, 'not all capabilities are dropped'],
    [runAsUser === 0 || runAsNonRoot === false, 'it runs as root'],
    [privileged === true, 'it is privileged'],
  ];
  return wrong.flatMap(([isSo, what]) => (isSo ? [`container ${name}: ${what}`] : []));
}
