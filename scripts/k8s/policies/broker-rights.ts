import { z } from 'zod';
import { brokerPermissions } from '../../stack/broker.js';
import type { Policy } from '../manifest.js';

const Permission = z.object({
  kind: z.literal('Permission'),
  spec: z.object({
    vhost: z.string(),
    userReference: z.object({ name: z.string() }),
    permissions: z.object({ configure: z.string(), write: z.string(), read: z.string() }),
  }),
});

/** Each app has the rights on the broker that the local stack gives it, so that what works there works here; nobody else has any. */
export const brokerRightsAreTheStacks: Policy = (manifests) => {
  const given = new Map(
    manifests.flatMap((manifest) => {
      const { data } = Permission.safeParse(manifest);
      return data === undefined ? [] : [[data.spec.userReference.name, { vhost: data.spec.vhost, ...data.spec.permissions }] as const];
    }),
  );
  const expected = new Map(brokerPermissions.map(({ user, ...rights }) => [user, rights]));
  const apps = [...expected].flatMap(([user, rights]) =>
    Object.entries(rights).flatMap(([right, value]) => {
      const found = Object.entries(given.get(user) ?? {}).find(([name]) => name === right)?.[1];
      return found === value ? [] : [`Permission/${user}: ${right} is ${found ?? 'not given'}, and ${value} in the local stack`];
    }),
  );
  const others = [...given].flatMap(([user, { configure, write, read }]) =>
    expected.has(user) || [configure, write, read].every((pattern) => pattern === '^$')
      ? []
      : [`Permission/${user}: it is no app, and has rights`],
  );
  return [...apps, ...others];
};
