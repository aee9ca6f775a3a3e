import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';

/** A connection of its own for a long run of statements, by the owner; fast, since a seed that is lost is made again. */
export function openDatabase(connectionString: string): Kysely<unknown> {
  const options = '-c synchronous_commit=off -c work_mem=128MB -c maintenance_work_mem=512MB';
  return new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString, options, max: 1 }) }) });
}
