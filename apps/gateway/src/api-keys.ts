import { apiKeysCommand, WrongUse } from './auth/api-keys-command.js';

/** `npm run api-keys -- …`: makes, revokes and lists API keys. A new key is printed once and kept nowhere. */
try {
  process.stdout.write(`${await apiKeysCommand(process.argv.slice(2), process.env, new Date())}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof WrongUse ? 2 : 1;
}
