import { resolve } from 'node:path';
import { askForPart } from './stack/control.js';
import { partNames } from './stack/app-name.js';

/** `npm run app -- <part>`: one more instance of an app in the running stack, or a service that had ended. */
const [part] = process.argv.slice(2);

if (part === undefined) {
  console.error(`usage: npm run app -- <${partNames.join('|')}>`);
  process.exitCode = 2;
} else {
  try {
    console.log(await askForPart(resolve(process.env['STACK_DIR'] || '.local'), part));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
