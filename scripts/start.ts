import { startStack } from './stack/start-stack.js';
import { summary } from './stack/summary.js';

/** `npm start`: the whole system in the foreground, until Ctrl-C or SIGTERM. */
const stackDir = process.env['STACK_DIR'] || '.local';
const began = performance.now();
const log = (line: string): void => console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s] ${line}`);

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let end = (): void => process.exit(130);
// While it comes up, and when asked again: at once. The exit ends the children.
for (const signal of signals) process.on(signal, () => end());

try {
  const stack = await startStack({ stackDir, log });
  end = () => {
    end = () => process.exit(130);
    log('ending the stack');
    stack.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  console.log(summary(stack.file(), stackDir));
} catch (error) {
  fail(error);
}

function fail(error: unknown): never {
  log(`failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
