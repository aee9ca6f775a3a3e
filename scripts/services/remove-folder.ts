import { existsSync, rmSync } from 'node:fs';

const mostTries = 20;

/**
 * Removes a folder in which the last processes of what was killed may still write: for the end of this process. `rmSync` alone tries
 * again where a file comes in between, but where one goes in between it stops, and says nothing.
 */
export function removeFolder(path: string): void {
  for (let tries = 0; tries < mostTries && existsSync(path); tries++) {
    rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  }
}
