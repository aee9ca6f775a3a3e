import type { FaultResult } from './pass.js';

/** One line of the summary. */
export function line({ fault, answers, restMs, violations }: FaultResult): string {
  const counts = [...answers]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([status, count]) => `${count}×${status}`)
    .join(' ');
  const verdict = violations.length === 0 ? 'kept' : `BROKEN (${violations.length})`;
  return `${fault.padEnd(38)} ${`${(restMs / 1000).toFixed(1)} s`.padStart(7)}  ${verdict.padEnd(11)} ${counts}`;
}

/** The line of a fault that was not tried. */
export const skippedLine = (fault: string): string => `${fault.padEnd(38)} ${'-'.padStart(7)}  skipped, needs root`;

export const heading = `${'fault'.padEnd(38)} ${'at rest'.padStart(7)}  ${'invariants'.padEnd(11)} answers`;
