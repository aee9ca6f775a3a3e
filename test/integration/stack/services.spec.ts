import { describe, expect, test } from '@jest/globals';
import { connect } from 'amqplib';
import { Client } from 'pg';
import { createVhost } from '../../support/vhost.js';

describe('the services of the run', () => {
  test('PostgreSQL stores UTF-8 and folds its letters', async () => {
    const client = new Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
    await client.connect();
    try {
      const { rows } = await client.query("select lower('ÆØÅ') as lower, current_setting('fsync') as fsync");
      expect(rows).toEqual([{ lower: 'æøå', fsync: 'off' }]);
    } finally {
      await client.end();
    }
  });

  test('a vhost is there until it is removed', async () => {
    const vhost = await createVhost();
    const connection = await connect(vhost.amqpUrl);
    await connection.close();
    await vhost.remove();
    await expect(connect(vhost.amqpUrl)).rejects.toThrow(/ConnectionClose/);
  });
});
