import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readApiKeysIfAny } from './api-key-file.js';
import { type Role, roles } from './caller.js';
import { ApiKeysError, createApiKey, revokeApiKey } from './keep-api-keys.js';

export const usage = `usage: npm run api-keys -- create --name N --role ${roles.join('|')} | revoke --name N | list [--file F]`;

/** Runs the command and gives what it prints. Throws {@link ApiKeysError}, or an error of reading the arguments. */
export async function apiKeysCommand(args: readonly string[], environment: NodeJS.ProcessEnv, at: Date): Promise<string> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { name: { type: 'string' }, role: { type: 'string' }, file: { type: 'string' } },
  });
  const file = values.file ?? defaultFile(environment);
  const [verb, ...others] = positionals;
  if (others.length > 0) throw new ApiKeysError(usage);
  switch (verb) {
    case 'create':
      return createApiKey(file, { name: given(values.name), role: roleOf(values.role), at });
    case 'revoke':
      await revokeApiKey(file, { name: given(values.name), at });
      return 'It is revoked; a gateway knows within a second.';
    case 'list':
      return listOf(file);
    case undefined:
    default:
      throw new ApiKeysError(usage);
  }
}

const defaultFile = ({ API_KEYS_FILE, STACK_DIR }: NodeJS.ProcessEnv): string =>
  API_KEYS_FILE || join(STACK_DIR || '.local', 'api-keys.json');

function given(value: string | undefined): string {
  if (value === undefined) throw new ApiKeysError(usage);
  return value;
}

function roleOf(text: string | undefined): Role {
  const role = roles.find((each) => each === text);
  if (role === undefined) throw new ApiKeysError(usage);
  return role;
}

async function listOf(file: string): Promise<string> {
  const entries = await readApiKeysIfAny(file);
  const lines = entries.map(({ name, role, createdAt, revokedAt }) =>
    [name, role, `since ${createdAt}`, ...(revokedAt === undefined ? [] : [`revoked ${revokedAt}`])].join('  '),
  );
  return lines.length === 0 ? `No keys in ${file}.` : lines.join('\n');
}
