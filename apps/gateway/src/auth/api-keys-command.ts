import { join } from 'node:path';
import { parseArgs, types } from 'node:util';
import { readApiKeysIfAny } from './api-key-file.js';
import { type Role, roles } from './caller.js';
import { createApiKey, revokeApiKey } from './keep-api-keys.js';

const usage = `npm run api-keys -- create --name NAME --role ${roles.join('|')}   makes a key and prints it, this once
npm run api-keys -- revoke --name NAME                             ends it; a gateway knows within a second
npm run api-keys -- list                                           all of them, without the keys

Each takes --file FILE. Without it they are kept in API_KEYS_FILE, else in the stack's folder, STACK_DIR (.local).`;

/** The command was called in a way that it does not have; the message says what is wrong, and how to. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';

  constructor(what: string) {
    super(`${what}\n\n${usage}`);
  }
}

/** Runs the command and gives what it prints. Throws {@link WrongUse}, or an ApiKeysError for what cannot be. */
export async function apiKeysCommand(args: readonly string[], environment: NodeJS.ProcessEnv, at: Date): Promise<string> {
  if (args.includes('--help') || args.includes('-h')) return usage;
  const { positionals, values } = read(args);
  const file = values.file ?? defaultFile(environment);
  const [verb, other] = positionals;
  if (other !== undefined) throw new WrongUse(`"${other}" is too much`);
  switch (verb) {
    case 'create':
      return createApiKey(file, { name: given(values.name), role: roleOf(values.role), at });
    case 'revoke':
      await revokeApiKey(file, { name: given(values.name), at });
      return 'It is revoked; a gateway knows within a second.';
    case 'list':
      return listOf(file);
    case undefined:
      throw new WrongUse('what is to be done?');
    default:
      throw new WrongUse(`there is no "${verb}"`);
  }
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { name: { type: 'string' }, role: { type: 'string' }, file: { type: 'string' } },
    });
  } catch (error) {
    // What follows its first sentence tells how to write such an argument all the same.
    throw new WrongUse(types.isNativeError(error) ? (error.message.split(/\.\s/)[0] ?? '') : 'the options cannot be read');
  }
}

const defaultFile = ({ API_KEYS_FILE, STACK_DIR }: NodeJS.ProcessEnv): string =>
  API_KEYS_FILE || join(STACK_DIR || '.local', 'api-keys.json');

function given(value: string | undefined): string {
  if (value === undefined) throw new WrongUse('--name is missing');
  return value;
}

function roleOf(text: string | undefined): Role {
  const role = roles.find((each) => each === text);
  if (role === undefined) throw new WrongUse(text === undefined ? '--role is missing' : `--role must be one of ${roles.join(', ')}`);
  return role;
}

async function listOf(file: string): Promise<string> {
  const entries = await readApiKeysIfAny(file);
  const lines = entries.map(({ name, role, createdAt, revokedAt }) =>
    [name, role, `since ${createdAt}`, ...(revokedAt === undefined ? [] : [`revoked ${revokedAt}`])].join('  '),
  );
  return lines.length === 0 ? `No keys in ${file}.` : lines.join('\n');
}
