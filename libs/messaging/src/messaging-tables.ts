/** The outbox and the inbox of a service, for its first migration; `role` is the service's own database role. */
export const messagingTables = (role: string): string[] => [
  `CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    type text NOT NULL,
    version integer NOT NULL,
    subject text NOT NULL,
    correlation_id uuid NOT NULL,
    traceparent text NOT NULL,
    occurred_at timestamptz NOT NULL,
    data jsonb,
    leased_until timestamptz,
    published_at timestamptz,
    CONSTRAINT outbox_data_until_published CHECK ((data IS NULL) = (published_at IS NOT NULL))
  )`,
  'CREATE INDEX idx_outbox_waiting ON outbox (id) WHERE published_at IS NULL',
  `CREATE TABLE inbox (
    message_id uuid PRIMARY KEY,
    handled_at timestamptz NOT NULL DEFAULT now(),
    reply jsonb
  )`,
  'CREATE INDEX idx_inbox_handled_at ON inbox (handled_at)',
  `GRANT SELECT, INSERT, UPDATE, DELETE ON outbox, inbox TO ${role}`,
];
