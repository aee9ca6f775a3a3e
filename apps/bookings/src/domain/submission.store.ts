import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type BookingStatus, DomainError, Refusal, type SubmitBookingReply, type SubmitBookingRequest } from '#contracts';

/** Stands for the fingerprint of an erased person's body, and of one that was refused: nothing is compared with it. */
const forgotten = '';

interface Outcome {
  fingerprint: string;
  command_id: string;
  state: 'stored' | 'rejected';
  refusal: unknown;
  booking_id: string | null;
  status: BookingStatus | null;
  created_at: string | null;
}

/**
 * The reply that a submission already has; undefined when it is open. Throws `idempotency_key_reused` for another body under
 * the same id, and the recorded refusal for a redelivered command. A refusal does not take the id: another command may try again.
 */
export async function earlierOutcome(
  em: EntityManager,
  request: SubmitBookingRequest,
  commandId: string,
): Promise<SubmitBookingReply | undefined> {
  const { rows } = await sql<Outcome>`
    SELECT s.fingerprint, s.command_id, s.state, s.refusal, s.booking_id,
      coalesce(b.status, a.status) AS status, coalesce(b.created_at, a.created_at) AS created_at
    FROM submissions s LEFT JOIN demo_bookings b ON b.id = s.booking_id
      LEFT JOIN demo_bookings_archive a ON b.id IS NULL AND a.id = s.booking_id
    WHERE s.id = ${request.submissionId}`.execute(em.getKysely());
  const [outcome] = rows;
  if (outcome === undefined) return undefined;
  if (outcome.state === 'rejected') {
    if (outcome.command_id !== commandId) return undefined;
    throw new DomainError(Refusal.parse(outcome.refusal));
  }
  if (outcome.fingerprint !== forgotten && outcome.fingerprint !== request.fingerprint) {
    throw new DomainError({ code: 'idempotency_key_reused', detail: 'This Idempotency-Key came with another body before.' });
  }
  if (outcome.booking_id === null || outcome.status === null || outcome.created_at === null) return undefined;
  return {
    id: outcome.booking_id,
    status: outcome.status,
    createdAt: new Date(outcome.created_at).toISOString(),
    warnings: [],
    repeated: true,
  };
}

/** Takes the submission for a booking that the same transaction stores, of an erased person or not; false when it was decided meanwhile. */
export async function takeSubmission(
  em: EntityManager,
  request: SubmitBookingRequest,
  commandId: string,
  bookingId: string,
  erased: boolean,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO submissions (id, fingerprint, command_id, state, booking_id, received_at)
    VALUES (${request.submissionId}, ${erased ? forgotten : request.fingerprint}, ${commandId}, 'stored', ${bookingId}, ${request.receivedAt})
    ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint, command_id = excluded.command_id, state = 'stored',
      booking_id = excluded.booking_id, code = NULL, refusal = NULL, received_at = excluded.received_at, decided_at = now()
    WHERE submissions.state = 'rejected' AND submissions.command_id <> excluded.command_id
    RETURNING id`.execute(em.getKysely());
  return rows.length === 1;
}

/** Records that a rule refused the submission; false when it is stored, and stays so. One that is about to be stored is waited for. */
export async function rejectSubmission(
  em: EntityManager,
  request: SubmitBookingRequest,
  commandId: string,
  refusal: Refusal,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO submissions (id, fingerprint, command_id, state, code, refusal, received_at)
    VALUES (${request.submissionId}, ${forgotten}, ${commandId}, 'rejected', ${refusal.code}, ${JSON.stringify(refusal)}::jsonb, ${request.receivedAt})
    ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint, command_id = excluded.command_id, code = excluded.code,
      refusal = excluded.refusal, received_at = excluded.received_at, decided_at = now()
    WHERE submissions.state = 'rejected'
    RETURNING id`.execute(em.getKysely());
  return rows[0] !== undefined;
}
