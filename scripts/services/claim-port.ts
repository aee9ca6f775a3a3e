import { createServer } from 'node:net';
import { isPortFree } from './free-port.js';

/**
 * Claims a port for a process that will listen on it later, against other launchers that pick one at the same time; gives what
 * ends the claim, or undefined when the port is taken. The claim is a socket in Linux' abstract namespace: it ends with the process.
 */
export async function claimPort(port: number): Promise<(() => Promise<void>) | undefined> {
  const claim = createServer();
  const claimed = await new Promise<boolean>((resolve) => {
    claim.once('error', () => resolve(false));
    claim.listen(`\0demo-booking-port-${port}`, () => resolve(true));
  });
  if (!claimed) return undefined;
  const release = (): Promise<void> => new Promise((resolve) => claim.close(() => resolve()));
  claim.unref();
  if (await isPortFree(port)) return release;
  await release();
  return undefined;
}
