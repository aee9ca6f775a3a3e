import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { alertRules } from '../../scripts/observability/alert-rules.js';
import { dashboardQueries } from '../../scripts/observability/dashboards.js';
import { repositoryRoot } from '../../scripts/repository-root.js';
import { documentedMetrics } from '../support/documented-metrics.js';
import { askedMetrics, groupingLabels } from '../support/promql.js';

const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');
const runbook = read('docs/runbook.md');
/** As Markdown makes them of headings. */
const headings = new Set([...runbook.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replaceAll(' ', '-')));

const { groups } = await alertRules();
const rules = groups.flatMap(({ rules: those }) => those);
const alerts = rules.filter(({ alert }) => alert !== undefined);
const queries = [
  ...rules.map(({ alert, record = '', expr }) => ({ of: alert ?? record, expr })),
  ...(await dashboardQueries()).map(({ panel, expr }) => ({ of: panel, expr })),
];

/** Labels by metric: those of the table, which a test compares with the running apps, and Node's own. */
const known = new Map<string, string[]>();

beforeAll(async () => {
  const node = new Registry();
  collectDefaultMetrics({ register: node });
  for (const { name } of await node.getMetricsAsJSON()) known.set(name, ['kind', 'quantile', 'type', 'space', 'version']);
  for (const { name, labels } of documentedMetrics()) known.set(name, labels);
  for (const { record = '' } of rules) known.set(record, []);
  known.set('up', []);
});

const metricOf = (series: string): string | undefined =>
  [series, series.replace(/_(?:bucket|sum|count)$/, '')].find((name) => known.has(name));
/** Of each target, as Prometheus scrapes it. */
const ofTheTarget = ['app', 'job', 'instance', 'le'];

describe.each(queries)('$of', ({ expr }) => {
  it('asks in PromQL for metrics that an app exposes, by labels that they have', () => {
    for (const { name, labels } of askedMetrics(expr)) {
      const metric = metricOf(name);
      expect({ name, exposed: metric !== undefined }).toEqual({ name, exposed: true });
      const has = new Set([...(known.get(metric ?? '') ?? []), ...ofTheTarget]);
      expect({ name, strange: labels.filter((label) => !has.has(label)) }).toEqual({ name, strange: [] });
    }
    const all = new Set([...askedMetrics(expr).flatMap(({ name }) => known.get(metricOf(name) ?? '') ?? []), ...ofTheTarget]);
    expect(groupingLabels(expr).filter((label) => !all.has(label))).toEqual([]);
  });
});

describe.each(alerts)('$alert', ({ alert = '', annotations, labels }) => {
  it('says what is wrong and how bad it is, and has a page in the runbook', () => {
    expect(labels?.severity).toMatch(/^(?:page|ticket)$/);
    expect(annotations?.summary).not.toBe('');
    const [page, heading = ''] = annotations?.runbook_url.split('#') ?? [];
    expect(page).toBe('docs/runbook.md');
    expect(headings).toContain(heading);
    expect(alert.toLowerCase().startsWith(heading)).toBe(true);
  });
});

describe('the alerts', () => {
  it('are all that the runbook has pages for', () => {
    const pages = [...runbook.matchAll(/^### (DemoBooking\w+)$/gm)].map(([, name]) => name?.toLowerCase());
    const linked = new Set(alerts.map(({ annotations }) => annotations?.runbook_url.split('#')[1]));
    expect(pages.filter((page) => !linked.has(page))).toEqual([]);
  });

  it('are the same in containers and in the cluster', () => {
    expect(parse(read('compose/observability/alerts.yml'))).toEqual({ groups });
  });
});
