import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runCommand } from '../../services/command.js';
import { findRabbitmq } from '../../services/rabbitmq-packages.js';

/** Sets from which use of memory on the broker of `pid` takes nothing more, such as `0.6` or `absolute 1MB`. */
export async function setMemoryWatermark(pid: number, ...watermark: string[]): Promise<void> {
  const { server, env } = await findRabbitmq(() => undefined);
  const control = join(dirname(server), 'rabbitmqctl');
  await runCommand(control, ['set_vm_memory_high_watermark', ...watermark], {
    env: { ...(await environmentOf(pid)), ...env },
    timeout: 20_000,
  });
}

/** By it the command finds its node. */
async function environmentOf(pid: number): Promise<Record<string, string>> {
  const text = await readFile(`/proc/${pid}/environ`, 'utf8');
  return Object.fromEntries(
    text
      .split('\0')
      .filter((entry) => entry.includes('='))
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  );
}
