import { type Kysely, sql } from 'kysely';
import { consentText, leadStatuses } from '#contracts';
import { idAt, madeBookings, timeOf } from './made-bookings.js';
import type { SeedOptions } from './seed-options.js';

/** Bookings at a time: whole groups of five, so that the lead of each is made in the same batch or an earlier one. */
const batch = 20_000;
/** From the first status to `won`: `lost` and `disqualified` are ends beside it. */
const pipeline = leadStatuses.slice(0, 8);

/** Fills the database of leads for the bookings of the seed: leads, their histories, a consent for each booking. */
export async function seedLeads(db: Kysely<unknown>, options: SeedOptions, report: (bookings: number) => void): Promise<void> {
  for (let first = 0; first < options.bookings; first += batch) {
    const end = Math.min(options.bookings, first + batch);
    await insertLeads(db, options, first, end);
    report(end);
  }
}

/** How far the lead of a booking got, by the outcome of that booking: the place in the pipeline, and the end beside it. */
const progress = sql`
  SELECT *, CASE status WHEN 'pending' THEN 1 + (n % 3 = 0)::int WHEN 'confirmed' THEN 4 WHEN 'no_show' THEN 4 WHEN 'cancelled' THEN 2
      ELSE 5 + (n % 4)::int END AS reached,
    CASE WHEN status = 'no_show' AND n % 2 = 0 THEN 'lost' WHEN status = 'cancelled' AND n % 3 = 0 THEN 'disqualified'
      WHEN status = 'cancelled' AND n % 3 = 1 THEN 'lost' WHEN status = 'completed' AND n % 4 < 2 AND n % 7 = 0 THEN 'lost' END AS ended
  FROM made WHERE n = l`;

async function insertLeads(db: Kysely<unknown>, options: SeedOptions, first: number, end: number): Promise<void> {
  const shown = consentText('2026-11-01', 'nb');
  await sql`
    WITH made AS MATERIALIZED (${madeBookings(options, first, end)}),
    progress AS MATERIALIZED (${progress}),
    stored AS (INSERT INTO leads (id, first_name, last_name, email, phone, organization_name, organization_size, role_title, source, status,
        message, utm_source, utm_medium, utm_campaign, last_utm_source, last_utm_medium, last_utm_campaign, last_touch_at, ip_address,
        consent_given, consent_timestamp, locale, time_zone, owner, quarantined_at, version, created_at, updated_at)
      SELECT lead_id, first_name, last_name, email, phone, organization_name, organization_size, role, 'website_booking',
        coalesce(ended, (${pipeline}::text[])[reached]), message,
        nullif(split_part(campaign, '/', 1), ''), nullif(split_part(campaign, '/', 2), ''), nullif(split_part(campaign, '/', 3), ''),
        nullif(split_part(campaign, '/', 1), ''), nullif(split_part(campaign, '/', 2), ''), nullif(split_part(campaign, '/', 3), ''),
        ${timeOf(sql`made_ms`)}, ip_address, true, ${timeOf(sql`made_ms`)}, locale, 'Europe/Oslo',
        CASE WHEN reached > 1 THEN (ARRAY['user:ingrid', 'user:lars', 'user:amelia'])[1 + n % 3] END, CASE WHEN quarantined THEN ${timeOf(sql`made_ms`)} END, reached, ${timeOf(sql`made_ms`)}, ${timeOf(sql`made_ms`)}
      FROM progress),
    steps AS (INSERT INTO lead_status_history (id, lead_id, from_status, to_status, actor, at)
      SELECT ${idAt(sql`(made_ms + step * 3600000)`, sql`'step/' || step || lead_id`)}, lead_id, (${pipeline}::text[])[step - 1],
        CASE WHEN step > reached THEN ended ELSE (${pipeline}::text[])[step] END,
        CASE WHEN step = 1 THEN 'contact' WHEN step IN (4, 5) THEN 'system' ELSE 'key:sales' END, ${timeOf(sql`(made_ms + step * 3600000)`)}
      FROM progress CROSS JOIN LATERAL generate_series(1, reached + (ended IS NOT NULL)::int) AS step)
    INSERT INTO consent_records (id, lead_id, action, purpose, legal_basis, text_version, text_locale, text_sha256, at, source_url, ip_hash,
      recorded_at)
    SELECT ${idAt(sql`made_ms`, sql`'consent/' || id`)}, lead_id, 'granted', ${shown.purpose}, ${shown.legalBasis}, ${shown.version},
      ${shown.locale}, ${shown.sha256}, ${timeOf(sql`made_ms`)}, 'https://www.meander.example/demo', ip_hash, ${timeOf(sql`made_ms`)}
    FROM made`.execute(db);
}
