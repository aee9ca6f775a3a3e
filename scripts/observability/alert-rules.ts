import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { repositoryRoot } from '../repository-root.js';

const Rule = z.strictObject({
  alert: z.string().optional(),
  record: z.string().optional(),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }).optional(),
  annotations: z.strictObject({ summary: z.string(), runbook_url: z.string() }).optional(),
});
const PrometheusRule = z.object({ spec: z.object({ groups: z.array(z.strictObject({ name: z.string(), rules: z.array(Rule) })) }) });

/** The rules of the cluster's PrometheusRule, in the form that a Prometheus without an operator reads. */
export async function alertRules(): Promise<z.output<typeof PrometheusRule>['spec']> {
  const manifest = join(repositoryRoot, 'k8s/observability/prometheus-rule.yaml');
  return PrometheusRule.parse(parse(await readFile(manifest, 'utf8'))).spec;
}
