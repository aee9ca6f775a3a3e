import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Databases = z.object({ databases: z.object({ leads: z.string(), bookings: z.string() }) });

/** The owners' URLs of the databases of the stack that runs in `stackDir`. Rejects when none does. */
export async function runningDatabases(stackDir: string): Promise<z.infer<typeof Databases>['databases']> {
  const text = await readFile(join(stackDir, 'stack.json'), 'utf8').catch(() => undefined);
  if (text === undefined) throw new Error(`no stack runs in ${stackDir}: start one with npm start, or name its folder by STACK_DIR`);
  return Databases.parse(JSON.parse(text)).databases;
}
