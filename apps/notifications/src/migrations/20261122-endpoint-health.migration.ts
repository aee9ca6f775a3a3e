import { Migration } from '@mikro-orm/migrations';

/** Endpoints that fail and pause, and the indexes by which webhooks are claimed per endpoint. */
export class EndpointHealthMigration extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE webhook_endpoints
      ADD COLUMN failing_since timestamptz,
      ADD COLUMN paused_at timestamptz,
      ADD CONSTRAINT paused_is_failing CHECK (paused_at IS NULL OR failing_since IS NOT NULL)`);
    this.addSql('ALTER TABLE deliveries ADD COLUMN is_test boolean NOT NULL DEFAULT false');
    // By channel and time alone, a claim would read over all that is due to an endpoint without a place.
    this.addSql(`CREATE INDEX idx_deliveries_due_mails ON deliveries (next_attempt_at) WHERE channel = 'email' AND status = 'pending'`);
    this.addSql(`CREATE INDEX idx_deliveries_attempts ON deliveries (channel, (attempts - round_from)) WHERE status = 'pending'`);
    this.addSql('DROP INDEX idx_deliveries_due');
    this.addSql(`CREATE INDEX idx_deliveries_due_webhooks ON deliveries (recipient, next_attempt_at)
      WHERE channel = 'webhook' AND status = 'pending'`);
    this.addSql(`CREATE INDEX idx_deliveries_due_tests ON deliveries (recipient, next_attempt_at)
      WHERE channel = 'webhook' AND status = 'pending' AND is_test`);
  }
}
