import { type RawBuilder, sql } from 'kysely';
import { campaigns, firstNames, lastNames, messages, organizations, places, reasons, roles, tenantPlaces, timings } from './vocabulary.js';
import type { SeedOptions } from './seed-options.js';

const dayMs = 86_400_000;

type Fragment = RawBuilder<unknown>;

/** The expressions of a seed: each value is a hash of the row's number, so that both databases and every run come to the same. */
function expressions({ bookings, fromMs, nowMs, seed }: SeedOptions) {
  const spanMs = nowMs - fromMs;
  /** 0 to `size` - 1, another one by `salt`. */
  const draw = (n: Fragment, salt: number, size: number): Fragment =>
    sql`abs(hashint8extended(${n}, ${sql.lit(seed * 1_000 + salt)}) % ${sql.lit(size)})`;
  const one = (n: Fragment, salt: number, of: readonly string[]): Fragment => sql`(${of}::text[])[1 + ${draw(n, salt, of.length)}]`;
  const madeAtMs = (n: Fragment): Fragment =>
    sql`(${sql.lit(fromMs)} + ${n} * ${sql.lit(spanMs)} / ${sql.lit(bookings)} + ${draw(n, 1, Math.max(1, Math.floor(spanMs / bookings)))})`;
  return { draw, one, madeAtMs };
}

/** The UUIDv7 of a time in milliseconds, the rest of it told by `name`. */
export const idAt = (ms: Fragment, name: Fragment): Fragment =>
  sql`(lpad(to_hex(${ms}), 12, '0') || overlay(overlay(md5(${name}) PLACING '7' FROM 1) PLACING '8' FROM 5 FOR 1))::varchar(32)::uuid`;

export const timeOf = (ms: Fragment): Fragment => sql`(timestamptz 'epoch' + ${ms} * interval '1 millisecond')`;

const slug = (text: Fragment): Fragment => sql`translate(lower(${text}), 'æøå ,%', 'aoa-')`;

export const domainOf = (place: Fragment): Fragment => sql`${slug(place)} || '.example'`;

export const tenantOf = (place: Fragment): Fragment =>
  sql`overlay(overlay(md5('tenant/' || ${place}) PLACING '8' FROM 13) PLACING '8' FROM 17)::uuid`;

/**
 * The bookings from number `first` up to `end`, as a query: times in milliseconds, `l` the number of the booking that made the
 * lead. Of five bookings three make a new lead, the others come from an earlier one.
 */
export function madeBookings(options: SeedOptions, first: number, end: number) {
  const { draw, one, madeAtMs } = expressions(options);
  const [n, l] = [sql`n`, sql`l`];
  const now = sql.lit(options.nowMs);
  return sql`
    SELECT *,
      CASE WHEN quarantined OR outcome < 18 AND (outcome >= 12 OR cancelled_ms > ${now}) THEN 'pending'
        WHEN outcome < 12 THEN 'cancelled' WHEN confirmed_ms > ${now} THEN 'pending' WHEN scheduled_ms > ${now} THEN 'confirmed'
        WHEN outcome < 27 THEN 'no_show' WHEN outcome < 33 THEN 'cancelled' ELSE 'completed' END AS status,
      NOT quarantined AND outcome >= 18 AND confirmed_ms <= ${now} AS had_time,
      replace(organization_form, '%s', place) AS organization_name,
      ${slug(sql`first_name`)} || '.' || ${slug(sql`last_name`)} || '.' || l || ${sql.lit(`-${options.seed}@`)} || ${domainOf(sql`place`)} AS email,
      CASE WHEN place = ANY (${tenantPlaces}::text[]) THEN ${tenantOf(sql`place`)} END AS organization_id
    FROM (SELECT *,
        (confirmed_ms + ${sql.lit(dayMs)} + ${draw(n, 7, 14 * dayMs)}) / 3600000 * 3600000 AS scheduled_ms,
        ${one(l, 20, firstNames)} AS first_name, ${one(l, 21, lastNames)} AS last_name,
        ${one(l, 22, places)} AS place, ${one(l, 23, organizations)} AS organization_form,
        ${idAt(madeAtMs(l), sql`${sql.lit(`lead/${options.seed}/`)} || l`)} AS lead_id,
        ${idAt(sql`made_ms`, sql`${sql.lit(`booking/${options.seed}/`)} || n`)} AS id,
        CASE WHEN ${draw(l, 24, 4)} > 0 THEN '+47' || 90000000 + ${draw(l, 25, 9_999_999)} END AS phone,
        CASE WHEN ${draw(l, 26, 3)} > 0 THEN ${one(l, 27, roles)} END AS role,
        (ARRAY['1-10', '11-50', '51-200', '201-500', '501-1000', '1000+', NULL])[1 + ${draw(l, 28, 7)}] AS organization_size,
        CASE WHEN ${draw(l, 29, 4)} > 0 THEN 'nb' ELSE 'en' END AS locale,
        CASE WHEN ${draw(n, 30, 3)} = 0 THEN ${one(n, 31, timings)} END AS preferred_timing,
        CASE WHEN ${draw(n, 32, 3)} > 0 THEN ${one(n, 33, messages)} END AS message,
        ${one(n, 34, campaigns)} AS campaign,
        CASE WHEN ${draw(n, 35, 2)} > 0 THEN ${one(n, 36, reasons)} END AS reason,
        '198.18.' || ${draw(n, 37, 256)} || '.0' AS ip_address, md5('a' || n) || md5('b' || n) AS ip_hash
      FROM (SELECT n, ${madeAtMs(n)} AS made_ms, ${draw(n, 4, 100)} AS outcome, ${draw(n, 5, 200)} = 0 AS quarantined,
          ${madeAtMs(n)} + 3600000 + ${draw(n, 6, 4 * dayMs)} AS confirmed_ms, ${madeAtMs(n)} + 60000 + ${draw(n, 8, 5 * dayMs)} AS cancelled_ms,
          CASE WHEN n % 5 < 3 THEN n ELSE 5 * abs(hashint8extended(n, ${sql.lit(options.seed * 1_000 + 2)}) % (n / 5 + 1)) + ${draw(n, 3, 3)} END AS l
        FROM generate_series(${sql.lit(first)}::bigint, ${sql.lit(end - 1)}::bigint) AS n) AS numbers) AS people`;
}
