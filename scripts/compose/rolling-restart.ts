import { setTimeout as after } from 'node:timers/promises';
import { appNames } from '../stack/app-name.js';
import { apiKeys, compose, containersOf, gatewayUrl, retire } from './docker.js';
import { failuresIn, lostOf, summaryOf, underLoad } from './load.js';

/**
 * `npm run compose:roll`: replaces every app of the running containers by a new instance, one after the other, under load. Exits with 1 when a
 * request failed or a submission that was accepted is not there.
 */
const calmMs = 2_000;

async function replaceAll(): Promise<void> {
  await after(calmMs);
  for (const app of appNames) {
    const old = await containersOf(app);
    const began = performance.now();
    await compose('up', '--detach', '--no-deps', '--no-recreate', '--wait', '--scale', `${app}=${old.length * 2}`, app);
    for (const container of old) await retire(container);
    console.log(`${app}: ${old.length} replaced in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  }
  await after(calmMs);
}

try {
  const url = await gatewayUrl();
  const ledger = await underLoad(url, (await apiKeys()).sales, replaceAll);
  const failures = failuresIn(ledger);
  const lost = await lostOf(ledger, url);
  console.log(`${summaryOf(ledger)}; ${failures.length} failed, ${lost.length} lost`);
  process.exitCode = failures.length + lost.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
