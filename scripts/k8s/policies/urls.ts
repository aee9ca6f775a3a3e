import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { type Manifest, nameOf, type Policy } from '../manifest.js';
import { secretsOf, servicesOf } from '../made.js';
import { clusterUrlsIn } from '../url.js';

/** A URL inside the cluster leads to a service that exists, at a port it has. */
export const urlsLeadToServices: Policy = (manifests) => {
  const services = servicesOf(manifests);
  return manifests.flatMap((manifest) =>
    textsIn(manifest)
      .flatMap(clusterUrlsIn)
      .flatMap(({ text, service, port, namespace = manifest.metadata.namespace }) => {
        if (namespace !== manifest.metadata.namespace) return [`${nameOf(manifest)}: ${text} is in another namespace`];
        return services.get(service)?.ports.has(port) === true ? [] : [`${nameOf(manifest)}: ${text} is no service with that port`];
      }),
  );
};

const textsIn = (manifest: Manifest): string[] =>
  ConfigMap.is(manifest)
    ? Object.values(manifest.data ?? {})
    : [...secretsOf([manifest]).values()].flatMap((keys) => Array.from(keys.values()));
