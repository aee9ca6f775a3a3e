import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../../../../scripts/repository-root.js';
import { runCommand } from '../../../../scripts/services/command.js';
import { type BookingsDatabase, openBookingsDatabase } from '../../../support/bookings-database.js';
import { monthsThere, storeBooking } from '../../../support/bookings-of-months.js';

let bookings: BookingsDatabase;

beforeAll(async () => {
  bookings = await openBookingsDatabase();
});
afterAll(() => bookings.close());

const program = join(repositoryRoot, 'dist/apps/bookings/src/look-after-storage.js');
const lookAfter = (url: string) => runCommand(process.execPath, [program], { env: { DATABASE_URL: url }, timeout: 50_000 });

describe('the command that looks after the storage', () => {
  it('makes the months ahead and archives what is a year old, as the service', async () => {
    const old = await storeBooking(bookings.db, {}, new Date('2020-01-15T12:00:00Z'));
    await expect(lookAfter(bookings.url)).resolves.toContain('"archived":1');
    const { rows } = await bookings.db.query('SELECT id FROM demo_bookings_archive');
    expect(rows).toEqual([{ id: old }]);
    const months = await monthsThere(bookings.db);
    expect(months).not.toContain('demo_bookings_y2020m01');
    expect(months).toContain(`demo_bookings_y${new Date().getUTCFullYear() + 1}m01`);
  });

  it('fails where it cannot', async () => {
    const url = new URL(bookings.url);
    url.pathname = '/none';
    await expect(lookAfter(url.href)).rejects.toThrow('failed');
  });
});
