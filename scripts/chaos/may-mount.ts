import { readFile } from 'node:fs/promises';

/** CAP_SYS_ADMIN (capabilities(7)), which root lacks in most containers. */
const sysAdmin = 1n << 21n;

/** Whether this process may mount a disk, as root may. */
export async function mayMount(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  const status = await readFile('/proc/self/status', 'utf8');
  const capabilities = /^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0';
  return (BigInt(`0x${capabilities}`) & sysAdmin) !== 0n;
}
