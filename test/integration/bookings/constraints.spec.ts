import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { bookingStatuses, organizationSizes } from '#contracts';
import { type BookingsDatabase, openBookingsDatabase } from '../../support/bookings-database.js';
import { aBookingRow } from '../../support/builders/a-booking-row.js';
import { insertRow, refusalOf, type Row, theRow } from '../../support/rows.js';

let bookings: BookingsDatabase;

beforeAll(async () => {
  bookings = await openBookingsDatabase();
});

afterAll(async () => {
  await bookings.close();
});

/** Which constraint refuses a row; undefined when none does. */
const constraintOn = async (columns: Row): Promise<unknown> =>
  (await refusalOf(insertRow(bookings.db, 'demo_bookings', aBookingRow(columns)))).constraint;

const tomorrow = new Date(Date.now() + 86_400_000);

describe('status_enum_value', () => {
  it('the database takes the statuses of the lifecycle and no other', async () => {
    for (const status of bookingStatuses) expect(await constraintOn({ status, scheduled_at: tomorrow })).toBeUndefined();
    for (const status of ['', 'Pending', 'new']) expect(await constraintOn({ status, scheduled_at: tomorrow })).toBe('status_enum_value');
    for (const size of [...organizationSizes, null]) expect(await constraintOn({ organization_size: size })).toBeUndefined();
    expect(await constraintOn({ organization_size: '7' })).toBe('organization_size_enum');
  });
});

describe('scheduled_at_required_for_confirmed_status', () => {
  it.each(['confirmed', 'completed', 'no_show'])('the database takes no %s booking without a time', async (status) => {
    expect(await constraintOn({ status })).toBe('scheduled_at_required_for_confirmed_status');
    expect(await constraintOn({ status, scheduled_at: tomorrow })).toBeUndefined();
  });

  it.each(['pending', 'cancelled'])('the database takes a %s booking without one', async (status) => {
    expect(await constraintOn({ status })).toBeUndefined();
  });

  it('nor does it let the time of a confirmed booking go', async () => {
    const row = aBookingRow({ status: 'confirmed', scheduled_at: tomorrow });
    await insertRow(bookings.db, 'demo_bookings', row);
    const clear = bookings.dbAsService.query('UPDATE demo_bookings SET scheduled_at = NULL WHERE id = $1', [row['id']]);
    expect(await refusalOf(clear)).toMatchObject({ constraint: 'scheduled_at_required_for_confirmed_status' });
  });
});

describe('contact_name_min_length', () => {
  it('the database takes 2 to 200 code points', async () => {
    for (const name of ['', 'K', '  K  ', 'K'.repeat(201)])
      expect(await constraintOn({ contact_name: name })).toBe('contact_name_min_length');
    for (const name of ['Bo', 'K'.repeat(200)]) expect(await constraintOn({ contact_name: name })).toBeUndefined();
  });
});

describe('organization_name_min_length', () => {
  it('the database takes 2 to 200 code points', async () => {
    for (const name of ['', 'L', ' L ', 'L'.repeat(201)]) {
      expect(await constraintOn({ organization_name: name })).toBe('organization_name_min_length');
    }
    for (const name of ['LO', 'L'.repeat(200)]) expect(await constraintOn({ organization_name: name })).toBeUndefined();
  });
});

describe('message_max_length', () => {
  it('the database takes 5,000 code points and no more', async () => {
    expect(await constraintOn({ message: '🙂'.repeat(5_000) })).toBeUndefined();
    expect(await constraintOn({ message: 'm'.repeat(5_001) })).toBe('message_max_length');
  });
});

describe('notes_max_length', () => {
  it('the database takes 5,000 code points and no more', async () => {
    expect(await constraintOn({ notes: '🙂'.repeat(5_000) })).toBeUndefined();
    expect(await constraintOn({ notes: 'n'.repeat(5_001) })).toBe('notes_max_length');
  });
});

describe('email_format_valid', () => {
  it('the database keeps emails normalized, of 254 characters at most', async () => {
    for (const email of ['Kari@example.no', ' kari@example.no', `${'k'.repeat(244)}@example.no`]) {
      expect(await constraintOn({ contact_email: email })).toBe('contact_email_is_normalized');
    }
    expect(await constraintOn({ contact_email: `${'k'.repeat(243)}@example.no` })).toBeUndefined();
  });
});

describe('required_fields_present', () => {
  it.each(['lead_id', 'contact_name', 'contact_email', 'organization_name', 'status', 'webhook_attempts', 'created_at', 'updated_at'])(
    'the database wants a %s',
    async (column) => {
      expect(await refusalOf(insertRow(bookings.db, 'demo_bookings', aBookingRow({ [column]: null })))).toMatchObject({
        code: expect.stringMatching(/^(23502|23514)$/),
      });
    },
  );
});

describe('ip_address_anonymization', () => {
  it.each(['203.0.113.0', '2001:db8:1::', null])('the database takes %s', async (ip_address) => {
    expect(await constraintOn({ ip_address })).toBeUndefined();
  });

  it.each(['203.0.113.77', '203.0.113.0/24', '2001:db8:1:2::', '2001:db8:1::1'])('the database refuses %s', async (ip_address) => {
    expect(await constraintOn({ ip_address })).toBe('ip_address_anonymization');
  });
});

describe('confirmation_email_on_create', () => {
  it('confirmation_email_sent is true exactly when the time of it is set, and nobody sets it by hand', async () => {
    const row = aBookingRow();
    await insertRow(bookings.db, 'demo_bookings', row);
    const sent = () => theRow(bookings.db, 'SELECT confirmation_email_sent AS sent FROM demo_bookings WHERE id = $1', [row['id']]);
    expect(await sent()).toEqual({ sent: false });
    await bookings.dbAsService.query('UPDATE demo_bookings SET confirmation_email_sent_at = now() WHERE id = $1', [row['id']]);
    expect(await sent()).toEqual({ sent: true });
    const byHand = bookings.db.query('UPDATE demo_bookings SET confirmation_email_sent = false WHERE id = $1', [row['id']]);
    expect(await refusalOf(byHand)).toMatchObject({ code: '428C9' });
  });
});

describe('no_delete_of_bookings', () => {
  const month = `demo_bookings_y${new Date().toISOString().slice(0, 7).replace('-', 'm')}`;

  it.each(['demo_bookings', month, 'booking_status_history'])('DELETE and TRUNCATE of %s are refused, also to the owner', async (table) => {
    const row = aBookingRow();
    await insertRow(bookings.db, 'demo_bookings', row);
    for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
      expect(await refusalOf(bookings.db.query(statement))).toMatchObject({
        code: '23001',
        message: expect.stringContaining('no_delete_of_bookings'),
      });
      expect(await refusalOf(bookings.dbAsService.query(statement))).toMatchObject({ code: '42501' });
    }
    expect(await theRow(bookings.db, 'SELECT id FROM demo_bookings WHERE id = $1', [row['id']])).toEqual({ id: row['id'] });
  });

  it('they are refused on a partition that is made later', async () => {
    await bookings.db.query("SELECT ensure_booking_partitions('2031-03-01', 1)");
    await insertRow(bookings.db, 'demo_bookings', aBookingRow({}, new Date('2031-03-05T05:05:05Z')));
    for (const statement of ['DELETE FROM demo_bookings_y2031m03', 'TRUNCATE demo_bookings_y2031m03']) {
      expect(await refusalOf(bookings.db.query(statement))).toMatchObject({ code: '23001' });
    }
  });
});

describe('the id of a booking', () => {
  it('tells when it was made, so that its month can be found by it', async () => {
    expect(await constraintOn({ id: uuidv7({ msecs: Date.now() - 1_000 }) })).toBe('id_tells_created_at');
    expect(await constraintOn({ created_at: new Date(Date.now() + 1_000) })).toBe('id_tells_created_at');
  });
});
