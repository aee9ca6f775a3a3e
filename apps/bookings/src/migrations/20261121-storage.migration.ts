import { Migration } from '@mikro-orm/migrations';
import { bookingStatuses } from '#contracts';

/** In names, email and organization; the line break keeps a match from reaching over two of them. */
const searchText = `(contact_name || E'\\n' || contact_email || E'\\n' || organization_name)`;

/**
 * Indexes by which a filtered page is read in the order of ids, of the bookings and of their archive alike. One for each status: of
 * (status, id) PostgreSQL thinks that its rows lie far apart, and rather reads all bookings by their id.
 */
const pageIndexes: readonly (readonly [name: string, columns: string, rest: string])[] = [
  ['lead_id', '(lead_id, id)', ''],
  ['contact_email', '(contact_email, id)', ''],
  ...bookingStatuses.map((status) => [`status_${status}`, '(id)', `WHERE status = '${status}'`] as const),
  ['organization_id', '(organization_id, id)', 'WHERE organization_id IS NOT NULL'],
  ['scheduled_at', '(scheduled_at)', 'WHERE scheduled_at IS NOT NULL'],
  ['quarantined', '(id)', 'WHERE quarantined_at IS NOT NULL'],
];

/** Bookings at size: months without a default partition, the archive, the way there, and the indexes of the lists. */
export class StorageMigration extends Migration {
  override up(): void {
    this.addSql('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    this.partitions();
    this.withoutDefaultPartition();
    this.indexes('demo_bookings', 'idx_demo_bookings');
    this.archive();
    this.wayToTheArchive();
    this.dropEmptyMonths();
    this.rights();
  }

  /** Attached instead of made in place: that would lock all bookings against reading and writing. */
  private partitions(): void {
    this.addSql(`CREATE OR REPLACE FUNCTION ensure_booking_partitions(first_month date, months integer) RETURNS integer
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
      $$ DECLARE
        month timestamp;
        partition text;
        made integer := 0;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('ensure_booking_partitions'));
        FOR i IN 0..months - 1 LOOP
          month := date_trunc('month', first_month::timestamp) + make_interval(months => i);
          partition := 'demo_bookings_' || to_char(month, '"y"YYYY"m"MM');
          CONTINUE WHEN to_regclass(partition) IS NOT NULL;
          EXECUTE format('CREATE TABLE %I (LIKE demo_bookings INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED)', partition);
          EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete()', partition);
          EXECUTE format('ALTER TABLE demo_bookings ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', partition,
            uuid_v7_floor(month AT TIME ZONE 'UTC'), uuid_v7_floor((month + interval '1 month') AT TIME ZONE 'UTC'));
          made := made + 1;
        END LOOP;
        RETURN made;
      END $$`);
  }

  /** With a default partition PostgreSQL cannot read the others in the order of ids, so that a page would read all of them. */
  private withoutDefaultPartition(): void {
    this.addSql('ALTER TABLE demo_bookings DETACH PARTITION demo_bookings_default');
    this.addSql(`DO $$ DECLARE kept text; BEGIN
      PERFORM ensure_booking_partitions(month, 1) FROM (
        SELECT DISTINCT date_trunc('month', created_at AT TIME ZONE 'UTC')::date AS month FROM demo_bookings_default) AS months;
      SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO kept FROM pg_attribute
        WHERE attrelid = 'demo_bookings'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
      EXECUTE format('INSERT INTO demo_bookings (%1$s) SELECT %1$s FROM demo_bookings_default', kept);
    END $$`);
    this.addSql('DROP TABLE demo_bookings_default');
    this.addSql(`SELECT ensure_booking_partitions((now() AT TIME ZONE 'UTC')::date, 15)`);
  }

  private indexes(table: string, prefix: string): void {
    for (const [name, columns, rest] of pageIndexes) {
      this.addSql(`DROP INDEX IF EXISTS ${prefix}_${name}`);
      this.addSql(`CREATE INDEX ${prefix}_${name} ON ${table} ${columns} ${rest}`);
    }
    this.addSql(`CREATE INDEX ${prefix}_search ON ${table} USING gin (${searchText} gin_trgm_ops)`);
  }

  private archive(): void {
    this.addSql(`CREATE TABLE demo_bookings_archive (
      LIKE demo_bookings INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED, archived_at timestamptz NOT NULL, PRIMARY KEY (id))`);
    this.indexes('demo_bookings_archive', 'idx_demo_bookings_archive');
    this.addSql(
      'CREATE TRIGGER refuse_delete BEFORE DELETE OR TRUNCATE ON demo_bookings_archive FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete()',
    );
  }

  /** A booking leaves the months only when it stands in the archive: whoever deletes, none is lost. */
  private wayToTheArchive(): void {
    this.addSql(`CREATE FUNCTION refuse_delete_unless_archived() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN
        IF EXISTS (SELECT FROM public.demo_bookings_archive WHERE id = OLD.id) THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'no_delete_of_bookings: rows of % are never deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$`);
    this.addSql('DROP TRIGGER refuse_delete ON demo_bookings');
    this.addSql(
      'CREATE TRIGGER refuse_delete BEFORE DELETE ON demo_bookings FOR EACH ROW EXECUTE FUNCTION refuse_delete_unless_archived()',
    );
    // Locked first and read after that, by a statement of its own: one statement alone would copy a row as it was before the last change.
    // The columns are those that are there now, so that one which the archive lacks fails the move instead of being left behind.
    this.addSql(`CREATE FUNCTION archive_bookings(before timestamptz, at timestamptz, batch integer) RETURNS integer
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
      $$ DECLARE
        due uuid[];
        kept text;
      BEGIN
        SELECT array_agg(id ORDER BY id) INTO due FROM (
          SELECT id FROM demo_bookings
          WHERE id < uuid_v7_floor(before) AND (status <> 'confirmed' OR scheduled_at < at)
          ORDER BY id LIMIT batch FOR UPDATE SKIP LOCKED) AS oldest;
        IF due IS NULL THEN RETURN 0; END IF;
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO kept FROM pg_attribute
          WHERE attrelid = 'demo_bookings'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
        EXECUTE format('INSERT INTO demo_bookings_archive (%1$s, archived_at)
          SELECT %1$s, $1 FROM demo_bookings WHERE id = ANY ($2) AND id BETWEEN $3 AND $4', kept)
          USING at, due, due[1], due[cardinality(due)];
        DELETE FROM demo_bookings WHERE id = ANY (due) AND id BETWEEN due[1] AND due[cardinality(due)];
        RETURN cardinality(due);
      END $$`);
  }

  /** Never one of the last year, whatever the caller takes for now: bookings would be refused. Drops one month at most, so that its locks are held shortly. Waits for them shortly, too: whoever waits holds up all that comes after. */
  private dropEmptyMonths(): void {
    this.addSql(`CREATE FUNCTION drop_empty_booking_partition(before timestamptz) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '200ms' AS
      $$ DECLARE
        partition text;
        filled boolean;
      BEGIN
        FOR partition IN
          -- Materialized: nothing else has a name that the date could be read from.
          WITH months AS MATERIALIZED (
            SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = 'demo_bookings'::regclass)
          SELECT relname FROM months
          WHERE (to_date(right(relname, 7), 'YYYY"m"MM') + interval '1 month') AT TIME ZONE 'UTC' <= least(before, now() - interval '1 year') ORDER BY relname
        LOOP
          EXECUTE format('SELECT EXISTS (SELECT FROM %I)', partition) INTO filled;
          CONTINUE WHEN filled;
          BEGIN
            LOCK TABLE ONLY demo_bookings IN ACCESS EXCLUSIVE MODE;
          EXCEPTION WHEN lock_not_available THEN RETURN false;
          END;
          BEGIN
            EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE NOWAIT', partition);
            EXECUTE format('SELECT EXISTS (SELECT FROM %I)', partition) INTO filled;
            CONTINUE WHEN filled;
            EXECUTE format('DROP TABLE %I', partition);
            RETURN true;
          EXCEPTION WHEN lock_not_available THEN
            -- It is being vacuumed, likely: the next one.
          END;
        END LOOP;
        RETURN false;
      END $$`);
  }

  private rights(): void {
    this.addSql('GRANT SELECT, UPDATE ON demo_bookings_archive TO bookings_service');
    for (const job of ['archive_bookings(timestamptz, timestamptz, integer)', 'drop_empty_booking_partition(timestamptz)']) {
      this.addSql(`REVOKE EXECUTE ON FUNCTION ${job} FROM PUBLIC`);
      this.addSql(`GRANT EXECUTE ON FUNCTION ${job} TO bookings_service`);
    }
  }
}
