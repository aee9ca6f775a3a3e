const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** As shells tell of what Ctrl-C ended. */
export const interruptedCode = 130;

/**
 * From now on a signal ends this process at once, and by its exit all that it has started: call it before the first
 * start. Gives what puts an end in order in that place, for one signal: the next one ends at once again.
 */
export function endOnSignals(log: (line: string) => void): (inOrder: (signal: NodeJS.Signals) => void) => void {
  const atOnce = (signal: NodeJS.Signals): void => {
    log(`ended by ${signal}`);
    process.exit(interruptedCode);
  };
  let end = atOnce;
  for (const signal of signals) process.on(signal, () => end(signal));
  return (inOrder) => {
    end = (signal) => {
      end = atOnce;
      inOrder(signal);
    };
  };
}
