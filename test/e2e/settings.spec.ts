import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../../scripts/repository-root.js';

const run = async (app: string, env: Record<string, string>): Promise<{ code: number | null; log: string }> => {
  const child = spawn(process.execPath, [join(repositoryRoot, 'dist/apps', app, 'src/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [log, code] = await Promise.all([
    text(child.stdout),
    new Promise<number | null>((resolve) => child.once('exit', (exitCode) => resolve(exitCode))),
  ]);
  return { code, log };
};

describe('an app with wrong settings does not start', () => {
  it.each([
    ['gateway', ['OPS_PORT', 'AMQP_URL', 'IP_HASH_KEY', 'SUBMISSION_ID_KEY']],
    ['leads', ['OPS_PORT', 'AMQP_URL', 'DATABASE_URL']],
    ['bookings', ['OPS_PORT', 'AMQP_URL', 'DATABASE_URL']],
    ['notifications', ['OPS_PORT', 'AMQP_URL', 'DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'SALES_EMAIL', 'BRAND_NAME', 'PUBLIC_URL']],
  ])('%s names each setting that is missing', async (app, names) => {
    const { code, log } = await run(app, {});
    expect(code).toBe(1);
    for (const name of names) expect(log).toContain(`${name}: is missing`);
  });

  it('a wrong value is named by its setting, and not shown', async () => {
    const { code, log } = await run('bookings', {
      OPS_PORT: '9000',
      AMQP_URL: 'http://user:hunter2@broker',
      DATABASE_URL: 'postgres://somebody:hunter3@database/bookings',
      RATE_LIMIT_PENDING_PER_EMAIL: 'three',
    });
    expect(code).toBe(1);
    expect(log).toContain('AMQP_URL: must be a URL that starts with amqp:// or amqps://');
    expect(log).toContain('RATE_LIMIT_PENDING_PER_EMAIL: must be a count and a window such as 3/15m');
    expect(log).not.toMatch(/hunter|three/);
  });
});
