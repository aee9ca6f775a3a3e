import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runFile } from './demo/run-file.js';
import { runOne } from './demo/run-one.js';
import { withStack } from './demo/running-stack.js';
import { parseSubmissions } from './demo/submission.js';

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

const stackDir = process.env['STACK_DIR'] || '.local';
try {
  const { values } = parseArgs({ options: { file: { type: 'string' } } });
  const isFine = values.file === undefined ? await demonstrateOne() : await demonstrateFile(values.file);
  process.exit(isFine ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
