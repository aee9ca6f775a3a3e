import { Migration } from '@mikro-orm/migrations';

/** What the sales team's work needs: the directory of organizations, and what an erasure leaves behind. */
export class SalesMigration extends Migration {
  override up(): void {
    this.organizations();
    this.erasure();
  }

  /** A domain belongs to one organization: it is the key. */
  private organizations(): void {
    this.addSql(`CREATE TABLE organizations (
      id uuid PRIMARY KEY,
      name text NOT NULL,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL
    )`);
    this.addSql(`CREATE TABLE organization_domains (
      domain text PRIMARY KEY CONSTRAINT domain_is_normalized CHECK (domain = lower(btrim(domain)) AND domain <> ''),
      organization_id uuid NOT NULL REFERENCES organizations ON DELETE CASCADE
    )`);
    this.addSql('CREATE INDEX idx_organization_domains_organization ON organization_domains (organization_id, domain)');
    this.addSql('GRANT SELECT, INSERT, UPDATE, DELETE ON organizations, organization_domains TO bookings_service');
  }

  private erasure(): void {
    this.addSql('ALTER TABLE demo_bookings ADD COLUMN erased_at timestamptz');
    this.addSql('CREATE TABLE erased_leads (lead_id uuid PRIMARY KEY, erased_at timestamptz NOT NULL)');
    this.addSql('GRANT SELECT, INSERT ON erased_leads TO bookings_service');
    this.addSql('GRANT UPDATE (reason) ON booking_status_history TO bookings_service');
    this.addSql('CREATE INDEX idx_submissions_booking ON submissions (booking_id) WHERE booking_id IS NOT NULL');
    // Only stored submissions are compared with a repeat; of the others nobody could say whose they were.
    this.addSql(`UPDATE submissions SET fingerprint = '' WHERE state = 'rejected'`);
  }
}
