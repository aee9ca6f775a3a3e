import * as contracts from '#contracts';
import { verdicts } from '../../libs/messaging/src/outcome.js';

const nameOf = (value: unknown, kind: 'command' | 'event'): string[] =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind && 'name' in value ? [String(value.name)] : [];
const names = (kind: 'command' | 'event'): string[] => Object.values(contracts).flatMap((value) => nameOf(value, kind));
const oneOf = (...values: readonly string[]): RegExp => new RegExp(`^(${values.map((value) => value.replaceAll('.', '\\.')).join('|')})$`);

const commands = names('command');
const events = names('event');
const codes = contracts.problemCodes;
const queues = [...contracts.commandQueues, ...contracts.eventQueues];
const kinds = contracts.deliveryKinds;

/** Every label of every metric of ours, with what its values may be: words of the code, and nothing else. */
export const metricLabels: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  demo_booking_http_request_duration_seconds: {
    method: oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'other'),
    // A pattern as the code registers it: names and parameters, nothing that a client wrote.
    route: /^(none|\/|(\/(:?[a-zA-Z][a-zA-Z0-9-]*(\.[a-z]+)?|\*|v1))+\/?)$/,
    status: /^([1-5]\d\d|none)$/,
  },
  demo_booking_http_refusals_total: {
    method: oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'other'),
    route: /^(none|\/|(\/(:?[a-zA-Z][a-zA-Z0-9-]*(\.[a-z]+)?|\*|v1))+\/?)$/,
    code: oneOf(...codes),
  },
  demo_booking_submissions_total: {
    kind: oneOf('bookings', 'leads'),
    outcome: oneOf('stored', 'received', 'found', 'client_left', 'other', ...codes),
  },
  demo_booking_rate_limit_shared: {},
  demo_booking_rate_limit_fallbacks_total: {},
  demo_booking_rpc_duration_seconds: {
    command: oneOf(...commands),
    outcome: oneOf('answered', 'refused', 'failed', 'no_answer', 'unavailable'),
  },
  demo_booking_message_duration_seconds: {
    type: oneOf('unknown', ...commands, ...events),
    outcome: oneOf(...Object.keys(verdicts)),
  },
  demo_booking_message_refusals_total: { type: oneOf(...commands, ...events), code: oneOf(...codes) },
  demo_booking_events_published_total: { type: oneOf(...events), outcome: oneOf('confirmed', 'unrouted', 'refused') },
  demo_booking_queue_messages: { queue: oneOf(...queues), part: oneOf('work', 'parking', 'returning') },
  demo_booking_outbox_events: {},
  demo_booking_outbox_oldest_age_seconds: {},
  demo_booking_database_connections: { state: oneOf('in_use', 'idle') },
  demo_booking_database_connections_max: {},
  demo_booking_database_connections_waited_for: {},
  demo_booking_collector_up: { collector: oneOf('outbox', 'deliveries', 'bookings') },
  demo_booking_booking_status_changes_total: {
    status: oneOf(...contracts.bookingStatuses),
    by: oneOf('contact', 'staff', 'system'),
  },
  demo_booking_bookings_open: { status: oneOf('pending', 'confirmed') },
  demo_booking_delivery_attempt_duration_seconds: { kind: oneOf(...kinds), outcome: oneOf('delivered', 'failed', 'unknown') },
  demo_booking_delivery_attempts: { kind: oneOf(...kinds), status: oneOf('delivered', 'failed') },
  demo_booking_mail_acceptance_seconds: { kind: oneOf(...kinds) },
  demo_booking_deliveries_oldest_due_age_seconds: { channel: oneOf(...contracts.deliveryChannels) },
  demo_booking_trace_spans_total: { outcome: oneOf('taken', 'lost') },
};
