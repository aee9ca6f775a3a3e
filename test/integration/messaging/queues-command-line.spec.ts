import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { aBrokerForEachTest } from '../../support/broker.js';
import { runQueues } from '../../support/queues-command.js';

const broker = aBrokerForEachTest();

describe('the queues command', () => {
  it('tells how it is called when it is asked', async () => {
    expect(await runQueues({}, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('npm run queues -- list') });
  });

  it('ends with 2 when it is called wrongly', async () => {
    expect(await runQueues({}, 'show', 'invoices')).toMatchObject({ code: 2, errors: expect.stringContaining('bookings.submissions') });
    expect(await runQueues({}, 'drop', 'bookings.events', '--everything')).toMatchObject({
      code: 2,
      errors: expect.stringContaining("'--everything'"),
    });
  });

  it('ends with 1 when the broker is away, without its password', async () => {
    const { code, errors } = await runQueues({ AMQP_URL: 'amqp://operator:secret@127.0.0.1:1' }, 'list');
    expect(code).toBe(1);
    expect(errors).toContain('the broker of AMQP_URL is away: ECONNREFUSED');
    expect(errors).not.toContain('secret');
  });

  it.each(['nonsense', 'http://operator:secret@127.0.0.1', 'secret://'])('ends with 1 when AMQP_URL is no address: %s', async (url) => {
    const { code, errors } = await runQueues({ AMQP_URL: url }, 'list');
    expect(code).toBe(1);
    expect(errors).toContain('AMQP_URL: must be a URL that starts with amqp://');
    expect(errors).not.toContain('secret');
  });

  it('ends with 1 when the broker refuses the password, and names the setting', async () => {
    const wrong = new URL(broker.amqpUrl);
    wrong.password = 'wrong-secret';
    const { code, errors } = await runQueues({ AMQP_URL: wrong.href }, 'list');
    expect(code).toBe(1);
    expect(errors).toContain('the broker refuses the user, the password or the virtual host of AMQP_URL: ACCESS');
    expect(errors).not.toContain('secret');
  });

  it('finds the broker of the stack that runs, and says when none does', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'queues-'));
    try {
      expect(await runQueues({ STACK_DIR: folder }, 'list')).toMatchObject({ code: 1, errors: expect.stringContaining('no stack runs') });
      await writeFile(join(folder, 'stack.json'), JSON.stringify({ amqpUrl: broker.amqpUrl }));
      expect((await runQueues({ STACK_DIR: folder }, 'list')).code).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
