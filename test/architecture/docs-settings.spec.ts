import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { BookingsEnv } from '../../apps/bookings/src/bookings.env.js';
import { GatewayEnv } from '../../apps/gateway/src/gateway.env.js';
import { LeadsEnv } from '../../apps/leads/src/leads.env.js';
import { NotificationsEnv } from '../../apps/notifications/src/notifications.env.js';
import { repositoryRoot } from '../../scripts/repository-root.js';

const schemas = { gateway: GatewayEnv, leads: LeadsEnv, bookings: BookingsEnv, notifications: NotificationsEnv };

interface Setting {
  apps: string[];
  default: string;
}

/** As the table writes it: `required`, `none`, or the value. */
function defaultOf(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodOptional) return 'none';
  if (!(schema instanceof z.ZodDefault) && !(schema instanceof z.ZodPrefault)) return 'required';
  const value = String(schema.def.defaultValue);
  return value === '' ? 'none' : value;
}

function settingsOfSchemas(): Map<string, Setting> {
  const settings = new Map<string, Setting>();
  for (const [app, { shape }] of Object.entries(schemas)) {
    for (const [name, schema] of Object.entries(shape)) {
      const { apps } = settings.get(name) ?? { apps: [] };
      settings.set(name, { apps: [...apps, app], default: defaultOf(schema) });
    }
  }
  return settings;
}

function settingsOfDocument(): Map<string, Setting> {
  const page = readFileSync(join(repositoryRoot, 'docs/settings.md'), 'utf8');
  const [, section = ''] = page.split(/^## Settings of the (?:apps|local stack)$/m);
  const rows = section.matchAll(/^\| `(?<name>[A-Z_]+)` +\| (?<apps>[^|]+?) +\| (?<value>[^|]+?) +\|/gm);
  return new Map(
    [...rows].map(({ groups: { name = '', apps = '', value = '' } = {} }) => [
      name,
      { apps: apps === 'all' ? Object.keys(schemas) : apps.split(', '), default: value.replaceAll('`', '') },
    ]),
  );
}

describe('docs/settings.md', () => {
  const documented = settingsOfDocument();
  const read = settingsOfSchemas();

  test('has every setting that an app reads, and no other', () => {
    expect([...documented.keys()].toSorted()).toEqual([...read.keys()].toSorted());
  });

  test.each([...read])('says of %s which apps read it and what it is by default', (name, setting) => {
    expect(documented.get(name)).toEqual(setting);
  });
});
