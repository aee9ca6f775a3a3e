import { Migration } from '@mikro-orm/migrations';
import { leadStatuses } from '#contracts';
import { idFloor } from '../domain/id-floor.js';

/** In names, email and organization; the line break keeps a match from reaching over two of them. */
const searchText = `(first_name || ' ' || last_name || E'\\n' || email || E'\\n' || organization_name)`;

/** Indexes by which a filtered page is read in the order of ids. */
const pageIndexes: readonly (readonly [name: string, columns: string, rest: string])[] = [
  ['status', '(status, id)', ''],
  ['source', '(source, id)', ''],
  ['organization_name', '(lower(organization_name), id)', ''],
  ['owner', '(owner, id)', 'WHERE owner IS NOT NULL'],
  ['quarantined', '(id)', 'WHERE quarantined_at IS NOT NULL'],
];

/** How long the version before this one may still make leads, whose ids tell when they were handled instead. */
const oldVersionMs = 86_400_000;

/** The sales team's work: owners, submissions, erasures, and the indexes of the lists. */
export class SalesMigration extends Migration {
  override up(): void {
    this.addSql('ALTER TABLE leads ADD COLUMN owner text, ADD COLUMN acknowledged_at timestamptz');
    this.addSql(`CREATE FUNCTION uuid_v7_floor(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
      $$ SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$`);
    const since = idFloor(new Date(Date.now() + oldVersionMs));
    this.addSql(`ALTER TABLE leads ADD CONSTRAINT id_tells_created_at
      CHECK (id < '${since}' OR (id >= uuid_v7_floor(created_at) AND id < uuid_v7_floor(created_at + interval '1 ms'))) NOT VALID`);
    this.pages();
    this.submissions();
    this.heldInquiries();
    this.erasures();
    this.history();
  }

  private pages(): void {
    this.addSql('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    for (const [name, columns, rest] of pageIndexes) {
      this.addSql(`DROP INDEX IF EXISTS idx_leads_${name}`);
      this.addSql(`CREATE INDEX idx_leads_${name} ON leads ${columns} ${rest}`);
    }
    // Beside the one of all statuses: what is rare among the newest would be looked for along all leads, as by their ids the rows lie in order.
    for (const status of leadStatuses) this.addSql(`CREATE INDEX idx_leads_page_${status} ON leads (id) WHERE status = '${status}'`);
    this.addSql(`CREATE INDEX idx_leads_search ON leads USING gin (${searchText} gin_trgm_ops)`);
  }

  private submissions(): void {
    this.addSql(`CREATE TABLE submissions (
      id uuid PRIMARY KEY,
      fingerprint text NOT NULL,
      command_id uuid NOT NULL,
      lead_id uuid NOT NULL REFERENCES leads (id),
      created boolean NOT NULL,
      received_at timestamptz NOT NULL,
      decided_at timestamptz NOT NULL
    )`);
    this.addSql('CREATE INDEX idx_submissions_lead ON submissions (lead_id, id)');
    this.keep('submissions');
    this.addSql('GRANT SELECT, INSERT, UPDATE (fingerprint) ON submissions TO leads_service');
  }

  private heldInquiries(): void {
    this.addSql(`CREATE TABLE held_inquiries (
      id uuid PRIMARY KEY,
      lead_id uuid NOT NULL REFERENCES leads (id),
      received_at timestamptz NOT NULL,
      inquiry jsonb,
      released_at timestamptz
    )`);
    this.addSql('CREATE INDEX idx_held_inquiries_lead ON held_inquiries (lead_id, id)');
    this.keep('held_inquiries');
    this.addSql('GRANT SELECT, INSERT, UPDATE (inquiry, released_at) ON held_inquiries TO leads_service');
  }

  private erasures(): void {
    this.addSql(`CREATE TABLE erasures (
      lead_id uuid PRIMARY KEY REFERENCES leads (id),
      requested_at timestamptz NOT NULL,
      requested_by text NOT NULL,
      email_hash text,
      leads_at timestamptz,
      bookings_at timestamptz,
      notifications_at timestamptz,
      booking_ids uuid[] NOT NULL DEFAULT '{}',
      completed_at timestamptz,
      CONSTRAINT completed_when_all_are_done CHECK (
        (completed_at IS NOT NULL) = (leads_at IS NOT NULL AND bookings_at IS NOT NULL AND notifications_at IS NOT NULL))
    )`);
    this.addSql('CREATE INDEX idx_erasures_email_hash ON erasures (email_hash, requested_at) WHERE email_hash IS NOT NULL');
    this.addSql('CREATE INDEX idx_erasures_hashed_at ON erasures (requested_at) WHERE email_hash IS NOT NULL');
    this.keep('erasures');
    this.addSql(`GRANT SELECT, INSERT, UPDATE (email_hash, leads_at, bookings_at, notifications_at, booking_ids, completed_at)
      ON erasures TO leads_service`);
  }

  /** An erasure takes the personal parts of what is otherwise never changed, and nothing else. */
  private history(): void {
    this.addSql(`CREATE FUNCTION keep_status_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN
        IF (to_jsonb(OLD) - 'reason') <> (to_jsonb(NEW) - 'reason') OR (NEW.reason IS NOT NULL AND NEW.reason IS DISTINCT FROM OLD.reason)
        THEN RAISE EXCEPTION 'lead_status_history: a row only loses its reason' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`);
    this.addSql('CREATE TRIGGER append_only BEFORE UPDATE ON lead_status_history FOR EACH ROW EXECUTE FUNCTION keep_status_change()');
    this.addSql('GRANT UPDATE (reason) ON lead_status_history TO leads_service');
    this.addSql('GRANT UPDATE (source_url, ip_hash) ON consent_records TO leads_service');
  }

  private keep(table: string): void {
    this.addSql(`CREATE TRIGGER refuse_delete BEFORE DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete()`);
  }
}
