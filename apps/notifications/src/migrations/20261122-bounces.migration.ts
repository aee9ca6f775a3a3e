import { Migration } from '@mikro-orm/migrations';

/** What the mail system says of a mail after it had accepted it. */
export class BouncesMigration extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE deliveries
      ADD COLUMN bounced_at timestamptz,
      ADD COLUMN bounce_action text,
      ADD COLUMN bounce_status text,
      ADD CONSTRAINT known_bounce_action CHECK (bounce_action IN ('delayed', 'failed')),
      ADD CONSTRAINT bounce_status_is_enhanced CHECK (bounce_status ~ '^[245]\\.[0-9]{1,3}\\.[0-9]{1,3}$'),
      ADD CONSTRAINT bounce_is_whole CHECK ((bounced_at IS NULL) = (bounce_action IS NULL) AND (bounce_status IS NULL OR bounced_at IS NOT NULL)),
      ADD CONSTRAINT mails_bounce CHECK (bounced_at IS NULL OR channel = 'email')`);
    this.addSql('CREATE INDEX idx_deliveries_bounced_id ON deliveries (id) WHERE bounced_at IS NOT NULL');
  }
}
