import { type Kysely, sql } from 'kysely';
import { domainOf, idAt, madeBookings, tenantOf, timeOf } from './made-bookings.js';
import { bookingAt, type SeedOptions } from './seed-options.js';
import { tenantPlaces } from './vocabulary.js';

/** Fills the database of bookings, a month at a time. Throws when a booking of the seed is there already. */
export async function seedBookings(db: Kysely<unknown>, options: SeedOptions, report: (bookings: number) => void): Promise<void> {
  await seedTenants(db);
  let stored = 0;
  for (const month of monthsOf(options)) {
    stored += await seedMonth(db, options, month);
    report(stored);
  }
}

async function seedTenants(db: Kysely<unknown>): Promise<void> {
  const places = sql`unnest(${tenantPlaces}::text[]) AS place`;
  await sql`
    INSERT INTO organizations (id, name, created_at, updated_at)
    SELECT ${tenantOf(sql`place`)}, 'Likepersonene i ' || place, now(), now() FROM ${places} ON CONFLICT DO NOTHING`.execute(db);
  await sql`
    INSERT INTO organization_domains (domain, organization_id)
    SELECT ${domainOf(sql`place`)}, ${tenantOf(sql`place`)} FROM ${places} ON CONFLICT DO NOTHING`.execute(db);
}

/** The first instants of the months that the seed reaches, oldest first. */
function monthsOf({ fromMs, nowMs }: SeedOptions): Date[] {
  const months: Date[] = [];
  const first = new Date(fromMs);
  for (let month = 0; ; month++) {
    const at = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1));
    if (at.getTime() >= nowMs) return months;
    months.push(at);
  }
}

/**
 * A month that has no partition yet is filled as a table of its own and attached then, which makes its indexes all at once: several
 * times faster than row by row. Resolves to the bookings stored.
 */
async function seedMonth(db: Kysely<unknown>, options: SeedOptions, month: Date): Promise<number> {
  const next = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1));
  const partition = `demo_bookings_y${month.toISOString().slice(0, 7).replace('-', 'm')}`;
  return db.transaction().execute(async (transaction) => {
    // The same lock as the function that makes months.
    await sql`SELECT pg_advisory_xact_lock(hashtext('ensure_booking_partitions'))`.execute(transaction);
    const { rows } = await sql<{ isThere: boolean }>`SELECT to_regclass(${partition}) IS NOT NULL AS "isThere"`.execute(transaction);
    const isThere = rows[0]?.isThere ?? false;
    if (!isThere) {
      await sql`CREATE TABLE ${sql.table(partition)} (LIKE demo_bookings INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED)`.execute(
        transaction,
      );
    }
    const stored = await insertBookings(transaction, options, isThere ? 'demo_bookings' : partition, month, next);
    if (!isThere) {
      await sql`CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ${sql.table(partition)}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete()`.execute(transaction);
      await sql`ALTER TABLE demo_bookings ATTACH PARTITION ${sql.table(partition)}
        FOR VALUES FROM (uuid_v7_floor(${sql.lit(month.toISOString())})) TO (uuid_v7_floor(${sql.lit(next.toISOString())}))`.execute(
        transaction,
      );
    }
    return stored;
  });
}

/** The bookings of one month with their histories. */
async function insertBookings(db: Kysely<unknown>, options: SeedOptions, table: string, month: Date, next: Date): Promise<number> {
  const [first, end] = [bookingAt(options, month.getTime()), bookingAt(options, next.getTime())];
  const made = madeBookings(options, Math.max(0, first - 2), Math.min(options.bookings, end + 2));
  const { rows } = await sql<{ count: number }>`
    WITH made AS MATERIALIZED (
      SELECT * FROM (${made}) AS bookings WHERE made_ms >= ${sql.lit(month.getTime())} AND made_ms < ${sql.lit(next.getTime())}),
    stored AS (INSERT INTO ${sql.table(table)} (id, lead_id, organization_id, contact_name, contact_email, contact_phone, contact_role, organization_name,
        organization_size, preferred_timing, message, status, scheduled_at, confirmed_by, confirmation_email_sent_at, webhook_delivered_at,
        webhook_attempts, source_url, utm_source, utm_medium, utm_campaign, submitter_ip_hash, ip_address, cancellation_reason, locale,
        time_zone, quarantined_at, version, created_at, updated_at)
      SELECT id, lead_id, organization_id, first_name || ' ' || last_name, email, phone, role, organization_name,
        organization_size, preferred_timing, message, status, CASE WHEN had_time THEN ${timeOf(sql`scheduled_ms`)} END,
        CASE WHEN had_time THEN 'key:sales' END, CASE WHEN NOT quarantined THEN ${timeOf(sql`(made_ms + 900)`)} END,
        CASE WHEN NOT quarantined THEN ${timeOf(sql`(made_ms + 700)`)} END, (NOT quarantined)::int, 'https://www.meander.example/demo',
        nullif(split_part(campaign, '/', 1), ''), nullif(split_part(campaign, '/', 2), ''), nullif(split_part(campaign, '/', 3), ''),
        ip_hash, ip_address, CASE WHEN status = 'cancelled' THEN reason END, locale, 'Europe/Oslo',
        CASE WHEN quarantined THEN ${timeOf(sql`made_ms`)} END, 1 + had_time::int + (status NOT IN ('pending', 'confirmed'))::int,
        ${timeOf(sql`made_ms`)}, ${timeOf(sql`made_ms`)}
      FROM made RETURNING 1),
    steps AS (INSERT INTO booking_status_history (id, booking_id, from_status, to_status, actor, reason, at)
      SELECT ${idAt(sql`step.ms`, sql`'step/' || step.number || made.id`)}, made.id, step.from_status, step.to_status, step.actor, step.reason,
        ${timeOf(sql`step.ms`)}
      FROM made CROSS JOIN LATERAL (VALUES
        (1, NULL, 'pending', 'contact', NULL, made_ms, true),
        (2, 'pending', 'confirmed', 'key:sales', NULL, confirmed_ms, had_time),
        (3, CASE WHEN had_time THEN 'confirmed' ELSE 'pending' END, status, 'key:sales', CASE WHEN status = 'cancelled' THEN reason END,
          CASE WHEN had_time AND status = 'cancelled' THEN scheduled_ms - 3600000 WHEN had_time THEN scheduled_ms + 3600000 ELSE cancelled_ms END,
          status NOT IN ('pending', 'confirmed'))
      ) AS step (number, from_status, to_status, actor, reason, ms, happened) WHERE happened)
    SELECT count(*)::int AS count FROM stored`.execute(db);
  return rows[0]?.count ?? 0;
}
