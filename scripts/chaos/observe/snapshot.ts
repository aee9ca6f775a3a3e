import type { Databases } from './databases.js';

export interface BookingRow {
  id: string;
  lead_id: string;
  message: string | null;
  contact_email: string;
  status: string;
  version: number;
  mailed: boolean;
  webhook_attempts: number;
  history: number;
}

export interface SubmissionRow {
  id: string;
  state: string;
  code: string | null;
}

export interface LeadRow {
  id: string;
  email: string;
  status: string;
  /** Of its history, by the clocks of those who wrote it. */
  steps: string[];
}

export interface DeliveryRow {
  id: string;
  event_id: string;
  event_type: string;
  booking_id: string | null;
  kind: string;
  recipient: string;
  status: string;
  attempts: number;
  on_record: number;
  unknown: number;
}

/** What the databases hold. */
export interface Snapshot {
  readonly bookings: readonly BookingRow[];
  readonly submissions: ReadonlyMap<string, SubmissionRow>;
  readonly leads: readonly LeadRow[];
  readonly deliveries: readonly DeliveryRow[];
}

/** Reads it; only at rest do the parts fit together. */
export async function takeSnapshot(databases: Databases): Promise<Snapshot> {
  const [bookings, submissions, leads, deliveries] = await Promise.all([
    databases.rows<BookingRow>(
      'bookings',
      `SELECT b.id, b.lead_id, b.message, b.contact_email, b.status, b.version, b.confirmation_email_sent_at IS NOT NULL AS mailed,
         b.webhook_attempts, (SELECT count(*)::integer FROM booking_status_history h WHERE h.booking_id = b.id) AS history
       FROM demo_bookings b`,
    ),
    databases.rows<SubmissionRow>('bookings', 'SELECT id, state, code FROM submissions'),
    databases.rows<LeadRow>(
      'leads',
      `SELECT l.id, l.email, l.status,
         (SELECT coalesce(array_agg(h.to_status ORDER BY h.id), '{}') FROM lead_status_history h WHERE h.lead_id = l.id) AS steps
       FROM leads l`,
    ),
    databases.rows<DeliveryRow>(
      'notifications',
      `SELECT d.id, d.event_id, e.type AS event_type, d.booking_id, d.kind, d.recipient, d.status, d.attempts,
         count(a.delivery_id)::integer AS on_record, (count(*) FILTER (WHERE a.outcome = 'unknown'))::integer AS unknown
       FROM deliveries d JOIN notified_events e ON e.id = d.event_id LEFT JOIN delivery_attempts a ON a.delivery_id = d.id
       GROUP BY d.id, e.type`,
    ),
  ]);
  return { bookings, submissions: new Map(submissions.map((row) => [row.id, row])), leads, deliveries };
}
