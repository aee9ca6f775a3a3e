import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../repository-root.js';

const Dashboard = z.object({
  title: z.string(),
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
});
const folder = join(repositoryRoot, 'k8s/observability/dashboards');

/** What the dashboards ask for, by the title of dashboard and panel. */
export async function dashboardQueries(): Promise<{ panel: string; expr: string }[]> {
  const files = (await readdir(folder)).toSorted();
  const dashboards = await Promise.all(files.map(async (file) => Dashboard.parse(JSON.parse(await readFile(join(folder, file), 'utf8')))));
  return dashboards.flatMap(({ title, panels }) =>
    panels.flatMap(({ title: panel, targets }) => targets.map(({ expr }) => ({ panel: `${title}: ${panel}`, expr }))),
  );
}
