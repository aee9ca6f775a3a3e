import { Migration } from '@mikro-orm/migrations';
import { bookingStatuses, organizationSizes } from '#contracts';
import { messagingTables } from '#messaging';

const oneOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** The bookings (by month from the start), their history, the submissions, and the tables of messaging. The role `bookings_service` has to exist. */
export class BookingsMigration extends Migration {
  override up(): void {
    this.refusals();
    this.bookings();
    this.partitions();
    this.historyAndSubmissions();
    for (const statement of messagingTables('bookings_service')) this.addSql(statement);
    this.addSql('GRANT SELECT, INSERT, UPDATE ON demo_bookings, submissions TO bookings_service');
    this.addSql('GRANT SELECT, INSERT ON booking_status_history TO bookings_service');
  }

  private refusals(): void {
    this.addSql(`CREATE FUNCTION refuse_delete() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no_delete_of_bookings: rows of % are never deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$`);
  }

  private bookings(): void {
    this.addSql(`CREATE FUNCTION uuid_v7_floor(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
      $$ SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$`);
    this.addSql(`CREATE TABLE demo_bookings (
      id uuid PRIMARY KEY,
      lead_id uuid NOT NULL,
      organization_id uuid,
      contact_name text NOT NULL CONSTRAINT contact_name_min_length CHECK (char_length(btrim(contact_name)) BETWEEN 2 AND 200),
      contact_email text NOT NULL CONSTRAINT contact_email_is_normalized CHECK (contact_email = lower(btrim(contact_email)) AND char_length(contact_email) <= 254),
      contact_phone text,
      contact_role text,
      organization_name text NOT NULL CONSTRAINT organization_name_min_length CHECK (char_length(btrim(organization_name)) BETWEEN 2 AND 200),
      organization_size text CONSTRAINT organization_size_enum CHECK (organization_size IN (${oneOf(organizationSizes)})),
      preferred_timing text CHECK (char_length(preferred_timing) <= 500),
      preferred_date timestamptz,
      message text CONSTRAINT message_max_length CHECK (char_length(message) <= 5000),
      notes text CONSTRAINT notes_max_length CHECK (char_length(notes) <= 5000),
      status text NOT NULL CONSTRAINT status_enum_value CHECK (status IN (${oneOf(bookingStatuses)})),
      scheduled_at timestamptz,
      confirmed_by text,
      confirmation_email_sent boolean NOT NULL GENERATED ALWAYS AS (confirmation_email_sent_at IS NOT NULL) STORED,
      confirmation_email_sent_at timestamptz,
      webhook_delivered_at timestamptz,
      webhook_attempts integer NOT NULL DEFAULT 0 CHECK (webhook_attempts >= 0),
      source_url text,
      utm_source text,
      utm_medium text,
      utm_campaign text,
      submitter_ip_hash text,
      ip_address text CONSTRAINT ip_address_anonymization CHECK (
        ip_address IS NULL OR
        host(network(set_masklen(ip_address::inet, CASE family(ip_address::inet) WHEN 4 THEN 24 ELSE 48 END))) = ip_address),
      cancellation_reason text,
      locale text NOT NULL,
      time_zone text NOT NULL,
      quarantined_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      CONSTRAINT scheduled_at_required_for_confirmed_status CHECK (status IN ('pending', 'cancelled') OR scheduled_at IS NOT NULL),
      CONSTRAINT id_tells_created_at CHECK (id >= uuid_v7_floor(created_at) AND id < uuid_v7_floor(created_at + interval '1 ms'))
    ) PARTITION BY RANGE (id)`);
    for (const column of ['lead_id', 'contact_email', 'status', 'created_at', 'organization_id', 'webhook_delivered_at']) {
      this.addSql(`CREATE INDEX idx_demo_bookings_${column} ON demo_bookings (${column})`);
    }
    this.addSql('CREATE INDEX idx_demo_bookings_status_created ON demo_bookings (status, created_at)');
    this.addSql('CREATE TRIGGER refuse_delete BEFORE DELETE ON demo_bookings FOR EACH ROW EXECUTE FUNCTION refuse_delete()');
    this.addSql('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON demo_bookings FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete()');
  }

  /** A month each, made ahead; the default one only catches what no month is there for, so that no booking is refused for it. */
  private partitions(): void {
    this.addSql(`CREATE FUNCTION ensure_booking_partitions(first_month date, months integer) RETURNS integer
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
      $$ DECLARE
        month timestamptz;
        partition text;
        made integer := 0;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('ensure_booking_partitions'));
        FOR i IN 0..months - 1 LOOP
          month := (date_trunc('month', first_month) + make_interval(months => i))::timestamp AT TIME ZONE 'UTC';
          partition := 'demo_bookings_' || to_char(month AT TIME ZONE 'UTC', '"y"YYYY"m"MM');
          CONTINUE WHEN to_regclass(partition) IS NOT NULL;
          EXECUTE format('CREATE TABLE %I PARTITION OF demo_bookings FOR VALUES FROM (%L) TO (%L)', partition,
            uuid_v7_floor(month), uuid_v7_floor((month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC'));
          EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete()', partition);
          made := made + 1;
        END LOOP;
        RETURN made;
      END $$`);
    this.addSql('CREATE TABLE demo_bookings_default PARTITION OF demo_bookings DEFAULT');
    this.addSql(
      'CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON demo_bookings_default FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete()',
    );
    this.addSql(`SELECT ensure_booking_partitions((now() - interval '1 month')::date, 14)`);
  }

  /** The history has no foreign key to the bookings, so that a partition of them can be detached. */
  private historyAndSubmissions(): void {
    this.addSql(`CREATE TABLE booking_status_history (
      id uuid PRIMARY KEY,
      booking_id uuid NOT NULL,
      from_status text,
      to_status text NOT NULL,
      actor text NOT NULL,
      reason text,
      at timestamptz NOT NULL
    )`);
    this.addSql('CREATE INDEX idx_booking_status_history_booking ON booking_status_history (booking_id, id)');
    this.addSql(
      'CREATE TRIGGER refuse_delete BEFORE DELETE OR TRUNCATE ON booking_status_history FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete()',
    );
    this.addSql(`CREATE TABLE submissions (
      id uuid PRIMARY KEY,
      fingerprint text NOT NULL,
      command_id uuid NOT NULL,
      state text NOT NULL CHECK (state IN ('stored', 'rejected')),
      booking_id uuid,
      code text,
      refusal jsonb,
      received_at timestamptz NOT NULL,
      decided_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT stored_has_a_booking CHECK ((state = 'stored') = (booking_id IS NOT NULL)),
      CONSTRAINT rejected_has_a_code CHECK ((state = 'rejected') = (code IS NOT NULL AND refusal IS NOT NULL))
    )`);
  }
}
