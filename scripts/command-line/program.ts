import { UsageError } from './usage-error.js';

/**
 * Runs a program of the command line. `--help` prints `usage`; wrong use ends with 2, in one line and the usage; whatever else fails
 * ends with 1 and its message.
 */
export async function runProgram(usage: string, main: (args: readonly string[]) => Promise<void>): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return;
  }
  try {
    await main(args);
  } catch (error) {
    const isWrongUse = error instanceof UsageError;
    console.error(isWrongUse ? `${error.message}\n\n${usage}` : wordsOf(error));
    process.exit(isWrongUse ? 2 : 1);
  }
}

/** A connection that is refused on every address of a host says so by its code alone. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === '' && 'code' in error ? String(error.code) : error.message;
}
