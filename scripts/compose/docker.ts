import { z } from 'zod';
import { repositoryRoot } from '../repository-root.js';
import { runCommand } from '../services/command.js';
import type { AppName } from '../stack/app-name.js';

/** Milliseconds: an image may have to be started and become healthy. */
const within = 180_000;

/** `docker compose …` on the running system of docker-compose.yml; gives its output. */
export const compose = (...args: string[]): Promise<string> =>
  runCommand('docker', ['compose', ...args], { cwd: repositoryRoot, timeout: within });

/** The containers of an app, oldest first. */
export async function containersOf(app: AppName): Promise<string[]> {
  const ids = (await compose('ps', '--quiet', app)).split('\n').filter((id) => id !== '');
  const created = await runCommand('docker', ['inspect', '--format', '{{.Created}} {{.Id}}', ...ids], { timeout: within });
  return created
    .trim()
    .split('\n')
    .toSorted()
    .map((line) => line.split(' ')[1] ?? '');
}

/** Lets a container finish its work, and removes it. */
export async function retire(container: string): Promise<void> {
  await runCommand('docker', ['stop', container], { timeout: within });
  await runCommand('docker', ['rm', container], { timeout: within });
}

/** Where the system is reached on this machine. */
export async function gatewayUrl(): Promise<string> {
  return `http://${(await compose('port', 'proxy', '8080')).trim()}`;
}

const StackFile = z.object({ apiKeys: z.object({ sales: z.string(), admin: z.string() }) });

/** The keys of the sales team and of an administrator, which the first start made. */
export async function apiKeys(): Promise<{ sales: string; admin: string }> {
  return StackFile.parse(JSON.parse(await compose('exec', '--no-TTY', 'outside', 'cat', '/secrets/tools/stack.json'))).apiKeys;
}
