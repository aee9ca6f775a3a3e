import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/repository-root.js';
import { type AppName, appNames } from '../../scripts/stack/app-name.js';

/** A row of the table in docs/observability.md. */
export interface DocumentedMetric {
  name: string;
  type: string;
  /** In the order of the alphabet. */
  labels: string[];
  apps: readonly AppName[];
}

/** What the documentation says of the metrics. */
export function documentedMetrics(): DocumentedMetric[] {
  const page = readFileSync(join(repositoryRoot, 'docs/observability.md'), 'utf8');
  const rows = page.matchAll(/^\| `(?<name>demo_booking_\w+)` +\| (?<type>\w+) +\| (?<labels>[^|]*?) *\| (?<apps>[^|]+?) +\|/gm);
  return [...rows].map(({ groups: { name = '', type = '', labels = '', apps = '' } = {} }) => ({
    name,
    type,
    labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label = '']) => label).toSorted(),
    apps: apps === 'all' ? appNames : appNames.filter((app) => apps.split(', ').includes(app)),
  }));
}
