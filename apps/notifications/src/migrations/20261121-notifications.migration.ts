import { Migration } from '@mikro-orm/migrations';
import { deliveryKinds } from '#contracts';
import { messagingTables } from '#messaging';

/** Events, deliveries, their attempts, the endpoints, and the tables of messaging. The role `notifications_service` has to exist. */
export class NotificationsMigration extends Migration {
  override up(): void {
    this.addSql(`CREATE TABLE notified_events (
      id uuid PRIMARY KEY,
      type text NOT NULL,
      occurred_at timestamptz NOT NULL,
      booking_id uuid,
      lead_id uuid,
      correlation_id uuid NOT NULL,
      traceparent text NOT NULL,
      data jsonb NOT NULL
    )`);
    this.addSql('CREATE INDEX idx_notified_events_booking ON notified_events (booking_id)');
    this.addSql('CREATE INDEX idx_notified_events_lead ON notified_events (lead_id)');

    this.addSql(`CREATE TABLE deliveries (
      id uuid PRIMARY KEY,
      event_id uuid NOT NULL REFERENCES notified_events (id),
      kind text NOT NULL CHECK (kind IN (${deliveryKinds.map((kind) => `'${kind}'`).join(', ')})),
      channel text NOT NULL CHECK (channel IN ('email', 'webhook')),
      recipient text NOT NULL,
      booking_id uuid,
      status text NOT NULL CHECK (status IN ('pending', 'delivered', 'failed')),
      attempts integer NOT NULL DEFAULT 0,
      next_attempt_at timestamptz,
      leased_until timestamptz,
      created_at timestamptz NOT NULL,
      delivered_at timestamptz,
      CONSTRAINT one_delivery_per_event_kind_and_recipient UNIQUE (event_id, kind, recipient),
      CONSTRAINT pending_has_a_next_attempt CHECK ((status = 'pending') = (next_attempt_at IS NOT NULL)),
      CONSTRAINT delivered_has_a_time CHECK ((status = 'delivered') = (delivered_at IS NOT NULL))
    )`);
    this.addSql(`CREATE INDEX idx_deliveries_due ON deliveries (channel, next_attempt_at) WHERE status = 'pending'`);
    this.addSql('CREATE INDEX idx_deliveries_booking ON deliveries (booking_id)');

    this.addSql(`CREATE TABLE delivery_attempts (
      delivery_id uuid NOT NULL REFERENCES deliveries (id),
      number integer NOT NULL,
      at timestamptz NOT NULL,
      outcome text NOT NULL CHECK (outcome IN ('delivered', 'failed', 'unknown')),
      reason text,
      status_code integer,
      latency_ms integer,
      response text,
      PRIMARY KEY (delivery_id, number)
    )`);

    this.addSql(`CREATE TABLE webhook_endpoints (
      id uuid PRIMARY KEY,
      url text NOT NULL,
      secret text NOT NULL,
      types text[] NOT NULL,
      enabled boolean NOT NULL,
      description text,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now()
    )`);

    for (const statement of messagingTables('notifications_service')) this.addSql(statement);
    this.addSql(
      'GRANT SELECT, INSERT, UPDATE ON notified_events, deliveries, delivery_attempts, webhook_endpoints TO notifications_service',
    );
  }
}
