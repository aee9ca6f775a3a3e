import { readFile } from 'node:fs/promises';
import { readArguments } from './command-line/arguments.js';
import { runProgram } from './command-line/program.js';
import { runFile } from './demo/run-file.js';
import { runOne } from './demo/run-one.js';
import { Interrupted, withStack } from './demo/running-stack.js';
import { parseSubmissions } from './demo/submission.js';
import { interruptedCode } from './stack/end-on-signals.js';

const usage = `npm run demo                    one booking through the stack, every hop with its time
npm run demo -- --file FILE     every submission of a file (newline-delimited JSON), compared with what it expects

It uses the stack that runs in STACK_DIR (.local), or starts one and stops it. Exits with 1 when something was not seen, or differs.`;
const stackDir = process.env['STACK_DIR'] || '.local';

/** One booking through the stack, hop by hop. Whether every hop was seen. */
async function demonstrateOne(): Promise<boolean> {
  const missing = await withStack(stackDir, console.error, (stack) => runOne(stack, console.log));
  console.log(missing.length === 0 ? 'Every hop was seen.' : `Not seen: ${missing.join(', ')}`);
  return missing.length === 0;
}

/** Every submission of a file against what it expects. Whether there was no difference. */
async function demonstrateFile(path: string): Promise<boolean> {
  const submissions = parseSubmissions(await readFile(path, 'utf8'));
  const differences = await withStack(stackDir, console.error, (stack) => runFile(stack, submissions, console.error));
  for (const difference of differences) {
    console.log(difference);
  }
  console.log(`${submissions.length} submissions, ${differences.length} differences`);
  return differences.length === 0;
}

await runProgram(usage, async (args) => {
  const { file } = readArguments({ args, options: { file: { type: 'string' } } }).values;
  try {
    const isFine = file === undefined ? await demonstrateOne() : await demonstrateFile(file);
    process.exit(isFine ? 0 : 1);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    console.error(error.message);
    process.exit(interruptedCode);
  }
});
