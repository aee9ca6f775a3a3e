import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { z } from 'zod';
import { BookingsEnv } from '../../../apps/bookings/src/bookings.env.js';
import { GatewayEnv } from '../../../apps/gateway/src/gateway.env.js';
import { LeadsEnv } from '../../../apps/leads/src/leads.env.js';
import { NotificationsEnv } from '../../../apps/notifications/src/notifications.env.js';
import { type AppName, appNames } from '../../stack/app-name.js';
import { type Manifest, nameOf, type Policy } from '../manifest.js';
import { secretsOf } from '../made.js';
import { ownPodsOf } from '../pods.js';

const shapes: Record<AppName, Record<string, z.core.$ZodType>> = {
  gateway: GatewayEnv.shape,
  leads: LeadsEnv.shape,
  bookings: BookingsEnv.shape,
  notifications: NotificationsEnv.shape,
};
/** Of Node itself. */
const ofNode = new Set(['NODE_ENV', 'NODE_OPTIONS']);

/** An app starts with the settings it has here: none is missing, none is of another app or misspelt, none has a wrong value. */
export const appsHaveTheirSettings: Policy = (manifests) =>
  appNames.flatMap((app) => {
    const pod = ownPodsOf(manifests).find(({ of }) => of === `Deployment/${app}`);
    const container = pod?.spec.containers.find(({ name }) => name === 'app');
    if (container === undefined) return [`Deployment/${app}: there is none with a container app`];
    const given = givenTo(container, manifests);
    const wrong = [...wrongIn(given, shapes[app]), ...(pod === undefined ? [] : unreadable(given, container, pod.spec, manifests))];
    return wrong.map((what) => `Deployment/${app}: ${what}`);
  });

function givenTo({ env = [], envFrom = [] }: IContainer, manifests: readonly Manifest[]): Map<string, string> {
  const maps = new Set(envFrom.map(({ configMapRef }) => `ConfigMap/${configMapRef?.name}`));
  const data = manifests.flatMap((manifest) =>
    ConfigMap.is(manifest) && maps.has(nameOf(manifest)) ? Object.entries(manifest.data ?? {}) : [],
  );
  return new Map([...data, ...env.map(({ name, value = '' }): [string, string] => [name, value])]);
}

function wrongIn(given: ReadonlyMap<string, string>, shape: Record<string, z.core.$ZodType>): string[] {
  const missing = Object.entries(shape).flatMap(([name, schema]) =>
    given.has(name) || given.has(`${name}_FILE`) || z.safeParse(schema, undefined).success ? [] : [`${name} is missing`],
  );
  const unknown = [...given.keys()].filter(
    (name) => !ofNode.has(name) && shape[name] === undefined && shape[settingOf(name)] === undefined,
  );
  const invalid = [...given].flatMap(([name, value]) => {
    const schema = shape[name];
    return schema === undefined || z.safeParse(schema, value).success ? [] : [`${name} has a wrong value`];
  });
  return [...missing, ...unknown.map((name) => `${name} is no setting of it`), ...invalid];
}

const settingOf = (name: string): string => name.replace(/_FILE$/, '');

/** The settings that name a file which no mounted secret has. */
function unreadable(
  given: ReadonlyMap<string, string>,
  { volumeMounts = [] }: IContainer,
  pod: IPodSpec,
  manifests: readonly Manifest[],
): string[] {
  const secrets = secretsOf(manifests);
  const files = volumeMounts.flatMap(({ name, mountPath }) => {
    const secret = pod.volumes?.find((volume) => volume.name === name)?.secret;
    const keys = secret?.secretName === undefined ? undefined : secrets.get(secret.secretName);
    // One that may be missing is made by hand.
    if (secret?.optional === true && keys === undefined) return [`${mountPath}/`];
    return [...(keys?.keys() ?? [])].map((key) => `${mountPath}/${key}`);
  });
  return [...given].flatMap(([name, path]) =>
    !name.endsWith('_FILE') || files.some((file) => (file.endsWith('/') ? path.startsWith(file) : path === file))
      ? []
      : [`${name} is ${path}, which no mounted secret has`],
  );
}
