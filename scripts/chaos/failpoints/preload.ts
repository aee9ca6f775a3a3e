import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import type { z } from 'zod';
import { ArmedFailpoint } from './armed-failpoint.js';
import { faultyBuilds } from './faulty-builds.js';
import { loadHook } from './load-hook.js';

/**
 * Loaded into an app by `node --import`, in the fault suite alone: turns the comments `// failpoint: name` of the built code into
 * calls, breaks what FAULTY_BUILD names, and sets the clock off by CLOCK_OFFSET_MS.
 */
const folder = process.env['FAILPOINTS_DIR'] ?? '';
const hits = new Map<string, number>();

const argumentsText = (details: readonly unknown[]): string => details.map(String).join(' ');

/** Asked by SIGUSR2: what is in use when all garbage is gone, in bytes. */
function tellHeap(): void {
  globalThis.gc?.();
  writeFileSync(join(folder, `heap-${process.pid}`), String(process.memoryUsage().heapUsed));
}

/** Does what is armed for the point, where the process and the details match; else nothing. */
function failpoint(name: string, ...details: unknown[]): void {
  const file = join(folder, name);
  if (!existsSync(file)) return;
  const armed = readArmed(file);
  if (armed === undefined || !process.argv[1]?.includes(`/apps/${armed.app}/`)) return;
  if (armed.match !== undefined && !argumentsText(details).includes(armed.match)) return;
  if (armed.effect === 'throw') throw new Error('A failpoint.');
  const count = (hits.get(name) ?? 0) + 1;
  hits.set(name, count);
  if (count <= armed.skip || !disarm(file)) return;
  writeFileSync(join(folder, `fired-${process.pid}`), name);
  process.kill(process.pid, 'SIGKILL');
}

/** Undefined when another process has just disarmed it. */
function readArmed(file: string): z.output<typeof ArmedFailpoint> | undefined {
  try {
    return ArmedFailpoint.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** False when another process was first: one point kills one process. */
function disarm(file: string): boolean {
  try {
    rmSync(file);
    return true;
  } catch {
    return false;
  }
}

function setClockOff(ms: number): void {
  const RealDate = Date;
  const now = (): number => RealDate.now() + ms;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
    get: (target, property) => (property === 'now' ? now : Reflect.get(target, property)),
  });
}

Object.assign(globalThis, { failpoint });
process.on('SIGUSR2', tellHeap);
const offset = Number(process.env['CLOCK_OFFSET_MS'] ?? 0);
if (offset !== 0) setClockOff(offset);
registerHooks({ load: loadHook(faultyBuilds[process.env['FAULTY_BUILD'] ?? '']) });
