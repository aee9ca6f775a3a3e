import { join } from 'node:path';
import { runCommand } from '../../services/command.js';
import { repositoryRoot } from '../../repository-root.js';

/** Returns what is parked to its queue, by the operator's own command. */
export async function redrive(amqpUrl: string, queue: string): Promise<void> {
  const script = join(repositoryRoot, 'dist/scripts/queues.js');
  await runCommand(process.execPath, [script, 'redrive', queue], { env: { ...process.env, AMQP_URL: amqpUrl }, timeout: 30_000 });
}
