import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Authority, Issued } from './authority.js';

/** Certificate and key of a server as files, for servers that read no other. */
export interface TlsFiles {
  ca: string;
  cert: string;
  key: string;
  /** A folder of the test's own, for what else the server needs. */
  folder: string;
  remove: () => Promise<void>;
}

export async function tlsFiles({ ca }: Authority, { cert, key }: Issued): Promise<TlsFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-booking-tls-'));
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  return {
    ca: await write('ca.pem', ca),
    cert: await write('cert.pem', cert),
    key: await write('key.pem', key),
    folder,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
