import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createApiKey } from '../../apps/gateway/src/auth/keep-api-keys.js';
import { type ApiClient, apiClient } from '#api-client';
import type { StackFile } from '../../scripts/stack/stack-file.js';
import { startStack } from '../../scripts/stack/start-stack.js';

const Mail = z.object({
  messageId: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  attachments: z.array(z.object({ filename: z.string(), contentType: z.string(), content: z.string() })),
});
export type ReceivedMail = z.infer<typeof Mail>;
const HookRequest = z.object({ body: z.string(), verified: z.boolean().nullish(), headers: z.record(z.string(), z.unknown()) });

/** The whole system in a folder of its own: services, outside world, four processes. */
export interface TestStack {
  file(): StackFile;
  /** The API as somebody of the sales team, an administrator, or anybody calls it. */
  as(who: 'sales' | 'admin' | 'anyone'): ApiClient;
  /** Books a demo from a client address of its own; a trusted proxy says it. */
  book(form: object, options?: { from?: string; key?: string }): Promise<Response>;
  mailsTo(address: string): Promise<ReceivedMail[]>;
  /** How many mails each address got. */
  mailCounts(): Promise<Map<string, number>>;
  webhooks(): Promise<z.infer<typeof HookRequest>[]>;
  start(part: 'gateway' | 'leads' | 'bookings' | 'notifications' | 'postgres' | 'rabbitmq'): Promise<string>;
  /** A new key of the mail system, which the gateway knows within a second. */
  mailerKey(): Promise<string>;
  /** Signals every process of a part. */
  signal(part: keyof StackFile['processes'], signal: NodeJS.Signals): void;
  /** Everything that the apps logged. */
  logs(): Promise<string>;
  stop(): Promise<void>;
}

let addresses = 0;

const json = async (url: string): Promise<unknown> => (await fetch(url)).json();

/** Starts a stack; `env` wins over the local settings. */
export async function startTestStack(env: NodeJS.ProcessEnv = {}): Promise<TestStack> {
  const stackDir = await mkdtemp(join(tmpdir(), 'demo-booking-e2e-'));
  const { PATH, HOME } = process.env;
  const stack = await startStack({ stackDir, env: { PATH, HOME, ...env } });
  return {
    file: stack.file,
    as: (who) => apiClient(stack.file().gatewayUrl, who === 'anyone' ? undefined : stack.file().apiKeys[who]),
    book: (form, { from = aClientAddress(), key } = {}) =>
      fetch(`${stack.file().gatewayUrl}/v1/bookings`, {
        method: 'POST',
        body: JSON.stringify(form),
        headers: { 'content-type': 'application/json', 'x-forwarded-for': from, ...(key === undefined ? {} : { 'idempotency-key': key }) },
      }),
    mailsTo: async (address) => z.array(Mail).parse(await json(`${stack.file().inboxUrl}/messages?to=${encodeURIComponent(address)}`)),
    mailCounts: async () => {
      const recipients = z
        .array(Mail)
        .parse(await json(`${stack.file().inboxUrl}/messages`))
        .flatMap(({ to }) => to);
      return recipients.reduce((counts, address) => counts.set(address, (counts.get(address) ?? 0) + 1), new Map<string, number>());
    },
    webhooks: async () => z.array(HookRequest).parse(await json(`${stack.file().webhookSinkUrl}/requests`)),
    start: stack.startPart,
    mailerKey: () => createApiKey(join(stackDir, 'api-keys.json'), { name: 'mailer', role: 'mailer', at: new Date() }),
    signal: (part, signal) => stack.file().processes[part].forEach((pid) => process.kill(pid, signal)),
    logs: async () => {
      const folder = join(stackDir, 'log');
      const files = await readdir(folder);
      return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n');
    },
    stop: async () => {
      await stack.stop();
      await rm(stackDir, { recursive: true, force: true });
    },
  };
}

/** An address of the range for benchmarks (RFC 2544); another one at each call. */
export function aClientAddress(): string {
  addresses += 1;
  return `198.18.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
}
