import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type PartName, partNames } from './app-name.js';

const Control = z.object({ url: z.url(), token: z.string() });
const Answer = z.object({ message: z.string() });

/** Milliseconds: a broker may take a minute. */
const ANSWER_WITHIN = 90_000;
const fileIn = (stackDir: string): string => join(stackDir, 'control.json');

/** Lets `npm run app` ask this launcher for one more process: HTTP on loopback, with a token from a file of the stack. */
export async function serveControl(stackDir: string, start: (part: PartName) => Promise<string>): Promise<() => Promise<void>> {
  const token = randomBytes(32).toString('base64url');
  const answer = async (url: string): Promise<{ status: number; message: string }> => {
    const part = partNames.find((name) => url === `/${name}`);
    if (part === undefined) return { status: 404, message: `there is no such part; there are ${partNames.join(', ')}` };
    try {
      return { status: 200, message: await start(part) };
    } catch (error) {
      return { status: 409, message: error instanceof Error ? error.message : String(error) };
    }
  };
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) return response.writeHead(401).end();
    return void answer(request.url ?? '').then(({ status, message }) => response.writeHead(status).end(JSON.stringify({ message })));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the control port is not bound');
  await writeFile(fileIn(stackDir), JSON.stringify({ url: `http://127.0.0.1:${bound.port}`, token }), { mode: 0o600 });
  return async () => {
    await rm(fileIn(stackDir), { force: true });
    server.close();
    server.closeAllConnections();
  };
}

/** Asks the launcher of the stack in `stackDir`; gives its message. Rejects when none runs there or it could not start the part. */
export async function askForPart(stackDir: string, part: string): Promise<string> {
  const file = await readFile(fileIn(stackDir), 'utf8').catch(() => undefined);
  if (file === undefined) throw new Error(`no stack runs in ${stackDir}: npm start first`);
  const { url, token } = Control.parse(JSON.parse(file));
  const answer = await fetch(`${url}/${part}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  }).catch((cause: unknown) => {
    throw new Error(`the stack in ${stackDir} does not answer: npm start again`, { cause });
  });
  const { message } = Answer.parse(await answer.json());
  if (!answer.ok) throw new Error(message);
  return message;
}
