import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { commandQueues, eventQueues } from '#contracts';
import { type Manifest, nameOf, type Policy } from '../manifest.js';

const queues: readonly string[] = [...commandQueues, ...eventQueues];

/** What scales a Deployment is alone in it: a number of replicas in the manifest would undo it with each roll-out. */
export const oneScalesAnApp: Policy = (manifests) =>
  manifests.flatMap((manifest) => {
    if (!Deployment.is(manifest)) return [];
    const scalers = manifests.filter((other) => targetOf(other) === manifest.metadata.name).map(nameOf);
    if (manifest.spec?.replicas !== undefined) scalers.push('spec.replicas');
    return scalers.length === 1 ? [] : [`${nameOf(manifest)}: scaled by ${scalers.join(' and ') || 'nothing'}`];
  });

const targetOf = (manifest: Manifest): string | undefined =>
  HorizontalPodAutoscaler.is(manifest) || ScaledObject.is(manifest) ? manifest.spec?.scaleTargetRef.name : undefined;

/** Every queue of the system makes its own service grow. */
export const queuesScaleTheirService: Policy = (manifests) => {
  const watched = manifests.flatMap((manifest) =>
    ScaledObject.is(manifest)
      ? manifest.spec.triggers.map(({ metadata }) => ({ queue: metadata['queueName'] ?? '', app: manifest.spec.scaleTargetRef.name }))
      : [],
  );
  return [
    ...queues.flatMap((queue) => (watched.some((watch) => watch.queue === queue) ? [] : [`nothing grows with the queue ${queue}`])),
    ...watched.flatMap(({ queue, app }) =>
      queues.includes(queue) && queue.split('.')[0] === app ? [] : [`ScaledObject/${app}: ${queue} is no queue of ${app}`],
    ),
  ];
};
