import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import { runProgram } from './command-line/program.js';
import { runFile } from './demo/run-file.js';
import { parseSubmissions } from './demo/submission.js';
import { alertRules } from './observability/alert-rules.js';
import { dashboardQueries } from './observability/dashboards.js';
import { repositoryRoot } from './repository-root.js';
import { startPrometheus } from './services/prometheus.js';
import { removeFolder } from './services/remove-folder.js';
import { endOnSignals } from './stack/end-on-signals.js';
import { type Stack, startStack } from './stack/start-stack.js';

const usage = `npm run dashboards:check

Starts the system and a Prometheus, sends the sample of submissions, and asks all that the dashboards and alerts ask. Exits with 1 when Prometheus
refuses a query or a rule, or has no answer to one of a dashboard.`;

const sample = join(repositoryRoot, 'scripts/demo/sample-submissions.ndjson');
/** Milliseconds: a rate needs two scrapes, and a rule what others have recorded. */
const untilScraped = 8_000;

const Answer = z.object({ status: z.string(), error: z.string().optional(), data: z.object({ result: z.array(z.unknown()) }).optional() });

async function ask(prometheus: string, query: string): Promise<z.output<typeof Answer>> {
  const answer = await fetch(`${prometheus}/api/v1/query?${new URLSearchParams({ query }).toString()}`, {
    signal: AbortSignal.timeout(10_000),
  });
  return Answer.parse(await answer.json());
}

/** What is wrong with what the dashboards and alerts ask of this stack. */
async function problemsOf(stack: Stack, stackDir: string): Promise<string[]> {
  const { inboxUrl = '', ...file } = stack.file();
  const ruleFile = join(repositoryRoot, 'compose/observability/alerts.yml');
  const prometheus = await startPrometheus({ stackDir, targets: file.opsUrls, ruleFile, log: console.log });
  try {
    // Counters begin at nothing: an increase needs a scrape before.
    await after(untilScraped / 2);
    await runFile({ ...file, inboxUrl }, parseSubmissions(await readFile(sample, 'utf8')), console.log);
    await after(untilScraped);
    const problems: string[] = [];
    for (const { expr } of (await alertRules()).groups.flatMap(({ rules }) => rules)) {
      const { status, error } = await ask(prometheus.url, expr);
      if (status !== 'success') problems.push(`${expr}: ${error}`);
    }
    const queries = await dashboardQueries();
    for (const { panel, expr } of queries) {
      const { status, error, data } = await ask(prometheus.url, expr);
      if (status !== 'success') problems.push(`${panel}: ${error}`);
      else if (data?.result.length === 0) problems.push(`${panel}: no answer to ${expr}`);
    }
    console.log(`${queries.length} queries of dashboards, ${problems.length} problems`);
    return problems;
  } finally {
    await prometheus.stop();
  }
}

await runProgram(usage, async () => {
  endOnSignals(console.error);
  const stackDir = await mkdtemp(join(tmpdir(), 'demo-booking-dashboards-'));
  try {
    const stack = await startStack({ stackDir, log: console.log });
    try {
      const problems = await problemsOf(stack, stackDir);
      for (const problem of problems) console.error(problem);
      process.exitCode = problems.length === 0 ? 0 : 1;
    } finally {
      await stack.stop();
    }
  } finally {
    removeFolder(stackDir);
  }
});
