import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppName, DatabaseName, PartName } from './app-name.js';
import { oneAtATime } from './one-at-a-time.js';

/** What a client or a test needs to know of a running stack. */
export interface StackFile {
  gatewayUrl: string;
  apiKeys: { sales: string; admin: string };
  /** The owners'. */
  databases: Record<DatabaseName, string>;
  /** An administrator's; a broker that was given: as it was given. */
  amqpUrl: string;
  /** With credentials; unknown of a broker that was given. */
  rabbitmqManagementUrl: string | undefined;
  exchange: string;
  queues: string[];
  parkingQueues: string[];
  /** None where SMTP_URL was given. */
  inboxUrl: string | undefined;
  salesEmail: string;
  webhookSinkUrl: string;
  defaultWebhook: { id: string; secret: string };
  opsUrls: Record<AppName, string>;
  /** The pids; none of a service that was given. */
  processes: Record<PartName, number[]>;
}

const pathIn = (stackDir: string): string => join(stackDir, 'stack.json');

/** Two writes at once would mix, or leave the older content. */
const change = oneAtATime((work: () => Promise<void>) => work());

/** Writes `stack.json` (0600), whole at any time. */
export const writeStackFile = (stackDir: string, content: StackFile): Promise<void> =>
  change(async () => {
    const unfinished = `${pathIn(stackDir)}.unfinished`;
    await writeFile(unfinished, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
    await rename(unfinished, pathIn(stackDir));
  });

/** Removes `stack.json`: the stack ends, or never came up. */
export const removeStackFile = (stackDir: string): Promise<void> => change(() => rm(pathIn(stackDir), { force: true }));
