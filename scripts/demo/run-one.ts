import { setTimeout as delay } from 'node:timers/promises';
import { postBooking } from './answer.js';
import { clientAddresses } from './client-addresses.js';
import { hopsOf, type Hop } from './hops.js';
import { openDatabases } from './observation.js';
import type { RunningStack } from './running-stack.js';

const DEADLINE_MS = 20_000;
const POLL_MS = 10;

/** Books one demo and prints every hop with its time since the request. Resolves with the names of the hops that were not seen in time. */
export async function runOne(stack: RunningStack, print: (line: string) => void): Promise<string[]> {
  const email = `kari.nordmann-${Math.random().toString(36).slice(2, 9)}@likeperson.example`;
  const [address] = clientAddresses(1, Math.random);
  const databases = await openDatabases(stack);
  try {
    print(`A demo is booked by ${email} at ${stack.gatewayUrl}`);
    const start = performance.now();
    const answer = address === undefined ? Promise.reject(new Error('no address')) : postBooking(stack.gatewayUrl, form(email), address);
    const seen = await Promise.all(hopsOf(stack, databases, email, answer).map((hop) => firstSight(hop, start)));
    for (const { name, ms, detail } of seen.toSorted((a, b) => a.ms - b.ms)) {
      print(`${ms === Infinity ? ' missing' : `${ms.toFixed(0).padStart(5)} ms`}  ${name.padEnd(30)} ${detail}`);
    }
    return seen.filter(({ ms }) => ms === Infinity).map(({ name }) => name);
  } finally {
    await databases.end();
  }
}

/** When a hop was first seen, in ms since `start`; Infinity when it was not within the deadline, with the last error if there was one. */
async function firstSight(hop: Hop, start: number): Promise<{ name: string; ms: number; detail: string }> {
  let problem = '';
  while (performance.now() - start < DEADLINE_MS) {
    const lookedAt = performance.now();
    try {
      const detail = await hop.look();
      if (detail !== undefined) {
        return { name: hop.name, ms: performance.now() - start, detail };
      }
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    // Looking through a full inbox costs time that the measured services need.
    await delay(Math.max(POLL_MS, 4 * (performance.now() - lookedAt)));
  }
  return { name: hop.name, ms: Infinity, detail: problem };
}

function form(contactEmail: string) {
  return {
    contactName: 'Kari Nordmann',
    contactEmail,
    contactPhone: '22 86 44 00',
    contactRole: 'Daglig leder',
    organizationName: 'Likeperson Øst',
    organizationSize: '11-50',
    preferredTiming: 'Tirsdag eller torsdag etter kl. 12',
    message: 'Vi vil gjerne se hvordan dere følger opp likepersoner.',
    sourceUrl: 'https://www.likeperson.example/demo',
    utmSource: 'demo',
    locale: 'nb',
    timeZone: 'Europe/Oslo',
    consentGiven: true,
  };
}
