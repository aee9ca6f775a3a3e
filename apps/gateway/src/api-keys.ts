import { apiKeysCommand, usage } from './auth/api-keys-command.js';
import { ApiKeysError } from './auth/keep-api-keys.js';

/** `npm run api-keys -- …`: makes, revokes and lists API keys. A new key is printed once and kept nowhere. */
try {
  process.stdout.write(`${await apiKeysCommand(process.argv.slice(2), process.env, new Date())}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof ApiKeysError ? error.message : `${String(error)}\n${usage}`}\n`);
  process.exitCode = 1;
}
