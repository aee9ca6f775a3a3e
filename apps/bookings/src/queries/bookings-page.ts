import { sql } from 'kysely';
import { type BookingFilter, type ListBookingsRequest, normalizedEmail } from '#contracts';
import { uuidFloor } from '../storage/uuid-floor.js';

/** Clocks of gateways may run ahead of this one by less than this; what lies further ahead need not be looked for. */
const skewMs = 3_600_000;

/** A column of a booking with its value, by the name in the database. */
export type BookingRow = Record<string, unknown>;

/**
 * The statement of a page, newest first, with one row more when there is a next page. Every filter has an index that is read in
 * the order of ids; times of creation bound the id, so that the other months are not opened.
 */
export function bookingsPage({ limit, after, filter }: ListBookingsRequest, now: Date) {
  const table = sql.table(filter.archived ? 'demo_bookings_archive' : 'demo_bookings');
  const conditions = [...idBounds(filter, after, now), ...columnConditions(filter)];
  return sql<BookingRow>`SELECT * FROM ${table} WHERE ${sql.join(conditions, sql` AND `)} ORDER BY id DESC LIMIT ${limit + 1}`;
}

/** A demo is agreed for a time after its booking (`scheduled_at_must_be_future`): that bounds the id as well. */
function idBounds({ createdFrom, createdTo, scheduledTo }: BookingFilter, after: string | null, now: Date) {
  const known = [createdTo, scheduledTo].filter((time) => time !== undefined).map((time) => new Date(time));
  const before = [new Date(now.getTime() + skewMs), ...known].map(uuidFloor);
  return [
    ...[...before, ...(after === null ? [] : [after])].map((bound) => sql`id < ${bound}`),
    ...(createdFrom === undefined ? [] : [sql`id >= ${uuidFloor(new Date(createdFrom))}`]),
  ];
}

function columnConditions(filter: BookingFilter) {
  const { status, email, leadId, organizationId, scheduledFrom, scheduledTo, q, quarantined } = filter;
  return [
    quarantined ? sql`quarantined_at IS NOT NULL` : sql`quarantined_at IS NULL`,
    ...(status === undefined ? [] : [sql`status = ${status}`]),
    ...(email === undefined ? [] : [sql`contact_email = ${normalizedEmail(email) ?? email}`]),
    ...(leadId === undefined ? [] : [sql`lead_id = ${leadId}`]),
    ...(organizationId === undefined ? [] : [sql`organization_id = ${organizationId}`]),
    ...(scheduledFrom === undefined ? [] : [sql`scheduled_at >= ${scheduledFrom}`]),
    ...(scheduledTo === undefined ? [] : [sql`scheduled_at < ${scheduledTo}`]),
    ...(q === undefined
      ? []
      : [sql`(contact_name || E'\\n' || contact_email || E'\\n' || organization_name) ILIKE ${`%${escapeWildcards(q)}%`}`]),
  ];
}

const escapeWildcards = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
