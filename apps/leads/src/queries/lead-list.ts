import { sql } from 'kysely';
import { type LeadFilter, type ListLeadsRequest, normalizedEmail } from '#contracts';
import { idFloor } from '../domain/id-floor.js';

/** A lead with its columns as the database names them. */
export type LeadRow = Record<string, unknown>;

/**
 * The statement of a page, newest first, with one row more when there is a next page. Every filter has an index that is read in
 * the order of ids; times of creation bound the id.
 */
export function leadList({ limit, after, filter }: ListLeadsRequest) {
  const conditions = [...idBounds(filter, after), ...columnConditions(filter)];
  return sql<LeadRow>`SELECT * FROM leads WHERE ${sql.join(conditions, sql` AND `)} ORDER BY id DESC LIMIT ${limit + 1}`;
}

function idBounds({ createdFrom, createdTo }: LeadFilter, after: string | null) {
  return [
    ...(after === null ? [] : [sql`id < ${after}`]),
    ...(createdTo === undefined ? [] : [sql`id < ${idFloor(new Date(createdTo))}`]),
    ...(createdFrom === undefined ? [] : [sql`id >= ${idFloor(new Date(createdFrom))}`]),
  ];
}

function columnConditions({ status, source, email, organizationName, owner, q, quarantined }: LeadFilter) {
  return [
    quarantined ? sql`quarantined_at IS NOT NULL` : sql`quarantined_at IS NULL`,
    ...(status === undefined ? [] : [sql`status = ${status}`]),
    ...(source === undefined ? [] : [sql`source = ${source}`]),
    // The address of an erased lead is a placeholder; without it the unique index of addresses serves.
    ...(email === undefined ? [] : [sql`email = ${normalizedEmail(email) ?? email} AND erased_at IS NULL`]),
    ...(organizationName === undefined ? [] : [sql`lower(organization_name) = lower(${organizationName}::text)`]),
    ...(owner === undefined ? [] : [sql`owner = ${owner}`]),
    ...(q === undefined
      ? []
      : [sql`(first_name || ' ' || last_name || E'\\n' || email || E'\\n' || organization_name) ILIKE ${`%${withoutWildcards(q)}%`}`]),
  ];
}

const withoutWildcards = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
