import type { Answer } from '../ledger/ledger.js';
import type { Observation } from './invariants.js';
import type { BookingRow, SubmissionRow } from './snapshot.js';

/** Every 201 and 202 is exactly one booking, or for a 202 one recorded rejection; the status of the submission says which. */
export function acceptedIsOneBooking({ ledger, snapshot, states }: Observation): string[] {
  const byMarker = Map.groupBy(snapshot.bookings, ({ message }) => message ?? '');
  return ledger.submissions.flatMap(({ marker, answers }) =>
    judge(answers, byMarker.get(marker) ?? [], snapshot.submissions, states).map((what) => `${marker} ${what}`),
  );
}

function judge(
  answers: readonly Answer[],
  stored: readonly BookingRow[],
  outcomes: ReadonlyMap<string, SubmissionRow>,
  states: ReadonlyMap<string, string>,
): string[] {
  if (stored.length > 1) return [`is ${stored.length} bookings`];
  const created = new Set(answers.flatMap(({ status, bookingId }) => (status === 201 ? [bookingId] : [])));
  if (created.size > 0) return judgeCreated(created, stored);
  const received = answers.find(({ status }) => status === 202)?.submissionId;
  if (received !== undefined) return judgeReceived(outcomes.get(received), states.get(received), stored);
  return answers.at(-1)?.status === 422 && stored.length > 0 ? ['was refused, and is stored'] : [];
}

function judgeCreated(ids: ReadonlySet<string | undefined>, [stored]: readonly BookingRow[]): string[] {
  if (ids.size > 1) return ['was answered 201 with different bookings'];
  if (stored === undefined) return ['was answered 201, and is lost'];
  return ids.has(stored.id) ? [] : ['was answered 201, and is another booking'];
}

function judgeReceived(outcome: SubmissionRow | undefined, state: string | undefined, stored: readonly BookingRow[]): string[] {
  if (outcome === undefined) return ['was answered 202, and is lost'];
  const isOne = outcome.state === 'stored' ? stored.length === 1 : stored.length === 0 && outcome.code !== null;
  if (!isOne) return [`was answered 202, is ${outcome.state}, and has ${stored.length} bookings`];
  return state === undefined || state === outcome.state ? [] : [`was answered 202, is ${outcome.state}, and its status says ${state}`];
}

/** Every 202 to an inquiry is one lead, whose person is told once. */
export function inquiryIsOneLead({ ledger, snapshot }: Observation): string[] {
  const leads = Map.groupBy(snapshot.leads, ({ email }) => email);
  const told = Map.groupBy(
    snapshot.deliveries.filter(({ kind }) => kind === 'lead_acknowledgement'),
    ({ recipient }) => recipient,
  );
  return ledger.inquiries
    .filter(({ answers }) => answers.some(({ status }) => status === 202))
    .flatMap(({ email }) => {
      const [made, mails] = [leads.get(email)?.length ?? 0, told.get(email)?.length ?? 0];
      return made === 1 && mails === 1 ? [] : [`${email} was answered 202, is ${made} leads, and is told ${mails} times`];
    });
}
