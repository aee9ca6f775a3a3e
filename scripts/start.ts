import { endOnSignals } from './stack/end-on-signals.js';
import { startStack } from './stack/start-stack.js';
import { summary } from './stack/summary.js';

/** `npm start`: the whole system in the foreground, until Ctrl-C or SIGTERM. */
const stackDir = process.env['STACK_DIR'] || '.local';
const began = performance.now();
const log = (line: string): void => console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s] ${line}`);

const onSignal = endOnSignals(log);
try {
  const stack = await startStack({ stackDir, log });
  onSignal(() => {
    log('ending the stack');
    stack.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  });
  console.log(summary(stack.file(), stackDir));
} catch (error) {
  fail(error);
}

function fail(error: unknown): never {
  log(`failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
