import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { alertRules } from './observability/alert-rules.js';
import { repositoryRoot } from './repository-root.js';

/** `npm run alerts`: writes the alerts of the containers from those of the cluster. */
const file = join(repositoryRoot, 'compose/observability/alerts.yml');
const written = `# Made by \`npm run alerts\` from k8s/observability/prometheus-rule.yaml; do not edit it by hand.\n${stringify(await alertRules(), { lineWidth: 0, singleQuote: true })}`;

await writeFile(file, written);
