import { Migration } from '@mikro-orm/migrations';
import { leadSources, leadStatuses } from '#contracts';
import { messagingTables } from '#messaging';

const oneOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** The leads, their history, the consent ledger, and the tables of messaging. The role `leads_service` has to exist. */
export class LeadsMigration extends Migration {
  override up(): void {
    this.addSql(`CREATE TABLE leads (
      id uuid PRIMARY KEY,
      first_name text NOT NULL,
      last_name text NOT NULL,
      email text NOT NULL CONSTRAINT email_is_normalized CHECK (email = lower(btrim(email))),
      phone text,
      organization_name text NOT NULL,
      organization_type text,
      organization_size text,
      role_title text,
      source text NOT NULL CONSTRAINT source_enum CHECK (source IN (${oneOf(leadSources)})),
      status text NOT NULL CONSTRAINT status_enum_validation CHECK (status IN (${oneOf(leadStatuses)})),
      notes text,
      message text CONSTRAINT message_length_limit CHECK (char_length(message) <= 5000),
      utm_source text,
      utm_medium text,
      utm_campaign text,
      last_utm_source text,
      last_utm_medium text,
      last_utm_campaign text,
      last_touch_at timestamptz NOT NULL,
      ip_address text CONSTRAINT ip_address_anonymization CHECK (
        ip_address IS NULL OR
        host(network(set_masklen(ip_address::inet, CASE family(ip_address::inet) WHEN 4 THEN 24 ELSE 48 END))) = ip_address),
      consent_given boolean NOT NULL,
      consent_timestamp timestamptz,
      consent_withdrawn_at timestamptz,
      locale text NOT NULL,
      time_zone text NOT NULL,
      quarantined_at timestamptz,
      erased_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      CONSTRAINT consent_timestamp_consistency CHECK (consent_given = (consent_timestamp IS NOT NULL)),
      CONSTRAINT gdpr_consent_required CHECK (consent_given OR consent_withdrawn_at IS NOT NULL OR erased_at IS NOT NULL)
    )`);
    this.addSql('CREATE UNIQUE INDEX idx_leads_email ON leads (email) WHERE erased_at IS NULL');
    this.addSql('CREATE INDEX idx_leads_status ON leads (status)');
    this.addSql('CREATE INDEX idx_leads_source ON leads (source)');
    this.addSql('CREATE INDEX idx_leads_created_at ON leads (created_at)');
    this.addSql('CREATE INDEX idx_leads_organization_name ON leads (organization_name)');
    this.addSql('CREATE INDEX idx_leads_status_created ON leads (status, created_at)');

    this.addSql(`CREATE TABLE lead_status_history (
      id uuid PRIMARY KEY,
      lead_id uuid NOT NULL REFERENCES leads (id),
      from_status text,
      to_status text NOT NULL,
      actor text NOT NULL,
      reason text,
      at timestamptz NOT NULL
    )`);
    this.addSql('CREATE INDEX idx_lead_status_history_lead ON lead_status_history (lead_id, id)');

    this.addSql(`CREATE TABLE consent_records (
      id uuid PRIMARY KEY,
      lead_id uuid NOT NULL REFERENCES leads (id),
      action text NOT NULL CHECK (action IN ('granted', 'withdrawn')),
      purpose text NOT NULL,
      legal_basis text NOT NULL,
      text_version text NOT NULL,
      text_locale text NOT NULL,
      text_sha256 text NOT NULL,
      at timestamptz NOT NULL,
      source_url text,
      ip_hash text,
      recorded_at timestamptz NOT NULL
    )`);
    this.addSql('CREATE INDEX idx_consent_records_lead ON consent_records (lead_id, id)');

    this.addSql(`CREATE FUNCTION refuse_delete() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'lead_soft_delete_only: rows of % are never deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$`);
    this.addSql(`CREATE FUNCTION keep_consent_record() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN
        IF (to_jsonb(OLD) - 'source_url' - 'ip_hash') <> (to_jsonb(NEW) - 'source_url' - 'ip_hash')
          OR (NEW.source_url IS NOT NULL AND NEW.source_url IS DISTINCT FROM OLD.source_url)
          OR (NEW.ip_hash IS NOT NULL AND NEW.ip_hash IS DISTINCT FROM OLD.ip_hash)
        THEN RAISE EXCEPTION 'consent_records: a row only loses its personal parts' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`);
    for (const table of ['leads', 'lead_status_history', 'consent_records']) {
      this.addSql(`CREATE TRIGGER refuse_delete BEFORE DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete()`);
    }
    this.addSql('CREATE TRIGGER append_only BEFORE UPDATE ON consent_records FOR EACH ROW EXECUTE FUNCTION keep_consent_record()');

    for (const statement of messagingTables('leads_service')) this.addSql(statement);
    this.addSql('GRANT SELECT, INSERT, UPDATE ON leads TO leads_service');
    this.addSql('GRANT SELECT, INSERT ON lead_status_history, consent_records TO leads_service');
  }
}
