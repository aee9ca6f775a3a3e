import type { Ledger } from '../ledger/ledger.js';
import type { Exit } from '../system/supervisor.js';
import { acceptedIsOneBooking, inquiryIsOneLead } from './accepted.js';
import type { DeliveryRow, Snapshot } from './snapshot.js';

/** Everything that the invariants judge: taken at rest. */
export interface Observation {
  readonly ledger: Pick<Ledger, 'submissions' | 'inquiries' | 'staff'>;
  /** What the API says became of submissions that were answered 202. */
  readonly states: ReadonlyMap<string, string>;
  readonly snapshot: Snapshot;
  /** That of the rest before. */
  readonly before: Snapshot | undefined;
  /** How often each delivery came through. */
  readonly mails: ReadonlyMap<string, number>;
  readonly webhooks: ReadonlyMap<string, number>;
  readonly unsigned: number;
  /** Published events that a service which takes them has not heard. */
  readonly unheard: readonly string[];
  readonly exits: readonly Exit[];
  /** Digests of what lies in the parking queues, and of what a fault put among the messages to end there. */
  readonly parked: readonly string[];
  readonly injected: ReadonlySet<string>;
}

/** What is broken, in words; nothing when the promise is kept. */
export type Invariant = (observation: Observation) => string[];

/** The promises, by name. */
export const invariants: Readonly<Record<string, Invariant>> = {
  'every 201 and 202 is one booking, or one recorded rejection': acceptedIsOneBooking,
  'every 202 to an inquiry is one lead, told of it once': inquiryIsOneLead,
  'no answer that nobody foresaw': answersAreForeseen,
  'one lead per email, and every booking has it': oneLeadPerEmail,
  'a change of staff is made once': changesAreMadeOnce,
  'a lead takes each step once': stepsAreTakenOnce,
  'one delivery per event, kind and recipient': oneDeliveryEach,
  'every event is heard by each service that takes it': ({ unheard }) => [...unheard],
  'extra sends only for attempts of unknown outcome': extraSendsAreUnknown,
  'nothing is sent that is no delivery': sendsAreDeliveries,
  'flags are true only with a mail accepted': flagsAreTrue,
  'attempts are those on record, and never fall': attemptsAreOnRecord,
  'webhooks are signed': ({ unsigned }) => (unsigned === 0 ? [] : [`${unsigned} webhooks without a valid signature`]),
  'parking holds what was injected': parkingHoldsTheInjected,
  'nothing ends by itself': ({ exits }) =>
    exits.filter(({ cause }) => cause === 'by itself').map(({ app, pid, how }) => `${app} (pid ${pid}) ended by itself: ${how}`),
};

/** Checks all; each violation with the name of its invariant. */
export const violationsOf = (observation: Observation): string[] =>
  Object.entries(invariants).flatMap(([name, invariant]) => invariant(observation).map((what) => `${name}: ${what}`));

const foreseen = new Set<number | 'lost'>([200, 201, 202, 404, 409, 412, 422, 429, 503, 504, 'lost']);

function answersAreForeseen({ ledger }: Observation): string[] {
  const all = [
    ...ledger.submissions.flatMap(({ marker, answers }) => answers.map(({ status }) => ({ what: marker, status }))),
    ...ledger.inquiries.flatMap(({ email, answers }) => answers.map(({ status }) => ({ what: email, status }))),
    ...ledger.staff.map(({ bookingId, step, answer }) => ({ what: `${step} of ${bookingId}`, status: answer.status })),
  ];
  const mute = ledger.submissions.filter(({ answers }) =>
    answers.some(({ status, hasRetryAfter }) => status === 503 && hasRetryAfter !== true),
  );
  return [
    ...all.filter(({ status }) => !foreseen.has(status)).map(({ what, status }) => `${what} was answered ${status}`),
    ...mute.map(({ marker }) => `${marker} was answered 503 without Retry-After`),
  ];
}

function oneLeadPerEmail({ snapshot: { leads, bookings } }: Observation): string[] {
  const byEmail = Map.groupBy(leads, ({ email }) => email);
  const doubled = [...byEmail].filter(([, rows]) => rows.length > 1).map(([email, rows]) => `${rows.length} leads of ${email}`);
  const emails = new Map(leads.map(({ id, email }) => [id, email]));
  return [
    ...doubled,
    ...bookings
      .filter(({ lead_id: leadId, contact_email: email }) => emails.get(leadId) !== email)
      .map(({ id }) => `booking ${id} does not have the lead of its contact`),
  ];
}

function changesAreMadeOnce({ ledger, snapshot }: Observation): string[] {
  const byBooking = Map.groupBy(ledger.staff, ({ bookingId }) => bookingId);
  return snapshot.bookings.flatMap(({ id, version, history }) => {
    const asked = byBooking.get(id) ?? [];
    const done = asked.filter(({ answer }) => answer.status === 200).length;
    const unknown = asked.filter(({ answer }) => answer.status === 'lost' || answer.status === 504 || answer.status === 503).length;
    const made = version - 1;
    if (history !== version) return [`booking ${id} has version ${version} and ${history} rows of history`];
    return made < done || made > done + unknown
      ? [`booking ${id} was changed ${made} times; ${done} were answered, ${unknown} unknown`]
      : [];
  });
}

function stepsAreTakenOnce({ snapshot: { leads } }: Observation): string[] {
  return leads
    .filter(({ steps, status }) => new Set(steps).size !== steps.length || !steps.includes(status))
    .map(({ id, steps, status }) => `lead ${id} is ${status} after ${steps.join(', ')}`);
}

function oneDeliveryEach({ snapshot: { deliveries, bookings } }: Observation): string[] {
  const each = Map.groupBy(deliveries, ({ event_id: event, kind, recipient }) => `${event} ${kind} ${recipient}`);
  const doubled = [...each].filter(([, rows]) => rows.length > 1).map(([key, rows]) => `${rows.length} deliveries of ${key}`);
  const ofCreation = Map.groupBy(
    deliveries.filter(({ event_type: type }) => type === 'booking.created'),
    ({ booking_id: id }) => id ?? '',
  );
  return [
    ...doubled,
    ...bookings.flatMap(({ id }) => {
      const kinds = (ofCreation.get(id) ?? []).map(({ kind }) => kind);
      const isRight = ['booking_confirmation', 'sales_notification'].every((kind) => kinds.filter((other) => other === kind).length === 1);
      return isRight && kinds.includes('webhook') ? [] : [`the creation of booking ${id} has the deliveries ${kinds.join(', ')}`];
    }),
  ];
}

function extraSendsAreUnknown({ snapshot: { deliveries }, mails, webhooks }: Observation): string[] {
  return deliveries.flatMap(({ id, kind, status, unknown }) => {
    const sent = (kind === 'webhook' ? webhooks : mails).get(id) ?? 0;
    if (status === 'delivered' && sent === 0) return [`${kind} ${id} is delivered, and never came`];
    return sent - 1 > unknown ? [`${kind} ${id} came ${sent} times with ${unknown} attempts of unknown outcome`] : [];
  });
}

function sendsAreDeliveries({ snapshot: { deliveries }, mails, webhooks }: Observation): string[] {
  const known = new Set(deliveries.map(({ id }) => id));
  return [...mails.keys(), ...webhooks.keys()].filter((id) => !known.has(id)).map((id) => `${id} came, and is no delivery`);
}

function flagsAreTrue({ snapshot: { bookings, deliveries }, mails }: Observation): string[] {
  const confirmation = new Map<string, DeliveryRow>();
  for (const delivery of deliveries) {
    const { booking_id: id, kind, event_type: type } = delivery;
    if (id !== null && kind === 'booking_confirmation' && type === 'booking.created') confirmation.set(id, delivery);
  }
  return bookings
    .filter(({ id, mailed }) => {
      const delivery = confirmation.get(id);
      return mailed !== (delivery?.status === 'delivered') || (mailed && !mails.has(delivery?.id ?? ''));
    })
    .map(({ id, mailed }) => `booking ${id} says ${mailed ? 'mailed' : 'not mailed'}, its confirmation does not`);
}

function attemptsAreOnRecord({ snapshot: { bookings, deliveries }, before }: Observation): string[] {
  const tried = new Map<string, number>();
  for (const { booking_id: id, kind, event_type: type, attempts } of deliveries) {
    if (id !== null && kind === 'webhook' && type === 'booking.created') tried.set(id, (tried.get(id) ?? 0) + attempts);
  }
  const earlier = new Map(before?.bookings.map(({ id, webhook_attempts: attempts }) => [id, attempts]));
  return [
    ...deliveries
      .filter(({ attempts, on_record: recorded }) => attempts !== recorded)
      .map(({ id, attempts, on_record: recorded }) => `delivery ${id} counts ${attempts} attempts, ${recorded} are on record`),
    ...bookings
      .filter(({ id, webhook_attempts: attempts }) => attempts !== (tried.get(id) ?? 0))
      .map(
        ({ id, webhook_attempts: attempts }) => `booking ${id} counts ${attempts} webhook attempts, its deliveries ${tried.get(id) ?? 0}`,
      ),
    ...bookings
      .filter(({ id, webhook_attempts: attempts }) => attempts < (earlier.get(id) ?? 0))
      .map(({ id }) => `the webhook attempts of booking ${id} fell`),
  ];
}

function parkingHoldsTheInjected({ parked, injected }: Observation): string[] {
  const found = new Set(parked);
  return [
    ...parked.filter((digest) => !injected.has(digest)).map((digest) => `a message (${digest}) that nobody injected is parked`),
    ...[...injected].filter((digest) => !found.has(digest)).map((digest) => `an injected message (${digest}) is not parked`),
  ];
}
