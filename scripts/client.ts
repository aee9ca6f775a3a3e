import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { describedApi } from './client/described-api.js';
import { repositoryRoot } from './repository-root.js';

/** `npm run client [-- --check]`: writes the types of the API client from the description of the API, or tells whether they are as they would be written. */
const file = join(repositoryRoot, 'libs/api-client/src/schema.ts');

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const types = astToString(await openapiTS(JSON.stringify(await describedApi()), { alphabetize: true }));
const banner = '/** Made by `npm run client` from the description of the API (OpenAPI); do not edit it by hand. */\n';
const written = await format(`${banner}${types}`, { ...(await resolveConfig(file)), filepath: file });

if (!values.check) await writeFile(file, written);
else if ((await readFile(file, 'utf8').catch(() => '')) !== written) {
  console.error('libs/api-client/src/schema.ts is not up to date: npm run client');
  process.exitCode = 1;
}
