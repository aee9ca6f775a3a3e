import { Migration } from '@mikro-orm/migrations';

/** The id of the endpoint of the configuration, whose address was the configuration's until now. */
const endpointOfConfiguration = '01900000-0000-7000-8000-000000000001';

/** Mails of the whole lifecycle, reminders, rounds of redelivery, rotated secrets, and what erasure needs. */
export class SalesMigration extends Migration {
  override up(): void {
    this.addSql('ALTER TABLE deliveries DROP CONSTRAINT deliveries_kind_check');
    this.addSql(`ALTER TABLE deliveries ADD CONSTRAINT deliveries_kind_check CHECK (kind IN ('booking_confirmation', 'booking_confirmed',
      'booking_rescheduled', 'booking_cancelled', 'booking_reminder', 'lead_acknowledgement', 'sales_notification', 'webhook'))`);
    this.addSql(`ALTER TABLE deliveries
      ADD COLUMN lead_id uuid,
      ADD COLUMN round integer NOT NULL DEFAULT 1,
      ADD COLUMN round_from integer NOT NULL DEFAULT 0,
      ADD CONSTRAINT round_within_attempts CHECK (round >= 1 AND round_from BETWEEN 0 AND attempts)`);
    this.addSql('UPDATE deliveries d SET lead_id = e.lead_id FROM notified_events e WHERE e.id = d.event_id');
    // A version of the service that does not know the column may still be writing.
    this.addSql(`CREATE FUNCTION fill_delivery_lead() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT lead_id INTO NEW.lead_id FROM notified_events WHERE id = NEW.event_id;
        RETURN NEW;
      END $$`);
    this.addSql(`CREATE TRIGGER fill_delivery_lead BEFORE INSERT ON deliveries
      FOR EACH ROW WHEN (NEW.lead_id IS NULL) EXECUTE FUNCTION fill_delivery_lead()`);
    this.addSql('CREATE INDEX idx_deliveries_lead_id ON deliveries (lead_id, id)');
    this.addSql('CREATE INDEX idx_deliveries_booking_id ON deliveries (booking_id, id)');
    this.addSql('DROP INDEX idx_deliveries_booking');
    this.addSql('CREATE INDEX idx_deliveries_status_id ON deliveries (status, id)');
    this.addSql('CREATE INDEX idx_deliveries_kind_id ON deliveries (kind, id)');
    this.addSql(`CREATE INDEX idx_deliveries_endpoint_id ON deliveries (recipient, id) WHERE channel = 'webhook'`);

    this.addSql(`ALTER TABLE webhook_endpoints
      ADD COLUMN configured_url text,
      ADD COLUMN previous_secret text,
      ADD COLUMN previous_secret_until timestamptz,
      ADD COLUMN deleted_at timestamptz,
      ADD CONSTRAINT previous_secret_has_an_end CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL)),
      ADD CONSTRAINT deleted_is_disabled CHECK (deleted_at IS NULL OR NOT enabled)`);
    this.addSql(`UPDATE webhook_endpoints SET configured_url = url WHERE id = '${endpointOfConfiguration}'`);

    this.addSql(`CREATE TABLE reminders (
      booking_id uuid PRIMARY KEY,
      lead_id uuid NOT NULL,
      version integer NOT NULL,
      scheduled_at timestamptz NOT NULL,
      due_at timestamptz,
      event_id uuid NOT NULL
    )`);
    this.addSql('CREATE INDEX idx_reminders_due_at ON reminders (due_at) WHERE due_at IS NOT NULL');
    this.addSql('CREATE INDEX idx_reminders_lead_id ON reminders (lead_id)');

    this.addSql('CREATE TABLE erased_leads (lead_id uuid PRIMARY KEY, erased_at timestamptz NOT NULL)');
    this.addSql('GRANT SELECT, INSERT, UPDATE ON reminders TO notifications_service');
    this.addSql('GRANT SELECT, INSERT ON erased_leads TO notifications_service');
  }
}
