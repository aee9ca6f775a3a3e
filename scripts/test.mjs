/** `test.mjs [unit|integration|e2e] [jest arguments]`: the tests of that part, or all. */
import { join, dirname } from 'node:path';
import { become } from './become.mjs';

const PROJECTS = { unit: ['unit', 'architecture'], integration: ['integration'], e2e: ['e2e'] };

const [first, ...rest] = process.argv.slice(2);
const part = PROJECTS[first];
const projects = part ?? Object.values(PROJECTS).flat();
const jestArguments = part === undefined && first !== undefined ? [first, ...rest] : rest;

await become(process.execPath, [
  '--experimental-vm-modules',
  '--no-warnings',
  join(dirname(import.meta.dirname), 'node_modules/jest/bin/jest.js'),
  // The empty pattern ends the list of projects, which would take the arguments that follow.
  '--selectProjects',
  ...projects,
  '--testNamePattern=',
  ...jestArguments,
]);
