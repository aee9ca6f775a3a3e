/** A change of the built code that breaks one promise: the fault suite has to notice. */
export interface FaultyBuild {
  /** The end of the file's address. */
  readonly file: string;
  /** Stands once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Faults under which it shows. */
  readonly faults: readonly string[];
}

/** Deliberately broken builds, by name. */
export const faultyBuilds: Readonly<Record<string, FaultyBuild>> = {
  'ack-before-commit': {
    file: '/libs/messaging/src/message-server.js',
    find: '.then((outcome) => settle(channel, message, verdicts[outcome]));',
    replace: ".then(() => undefined);\n        settle(channel, message, 'ack');",
    faults: ['kill-both-bookings', 'kill-both-notifications', 'kill-both-leads'],
  },
  'mark-before-confirm': {
    file: '/libs/messaging/src/outbox/outbox-relay.js',
    find: 'const outcomes = await Promise.all(',
    replace: 'await this.store.markPublished(events.map(({ id }) => id));\n        const outcomes = await Promise.all(',
    faults: ['broker-kill', 'cut-bookings-rabbitmq', 'kill-both-bookings'],
  },
  'no-inbox': {
    file: '/libs/messaging/src/transactions.js',
    find: 'return rows.length === 1;',
    replace: 'return true;',
    faults: ['messages-duplicated-100-times'],
  },
  'no-lease': {
    file: '/apps/notifications/src/deliveries/due-mails.store.js',
    find: 'd.leased_until IS NULL OR',
    replace: 'true OR',
    faults: ['smtp-slow'],
  },
  'no-submission-record': {
    file: '/apps/bookings/src/domain/submission.store.js',
    find: 'return rows.length === 1;',
    replace: 'return true;',
    faults: ['kill-gateway-after-confirm-before-answer', 'messages-duplicated-100-times'],
  },
  'gateway-answers-before-confirm': {
    file: '/libs/messaging/src/command-bus.js',
    find: 'const answered = this.pending.expect(callId, command, withinMs);',
    replace: 'const answered = this.pending.expect(callId, command, withinMs);\n        this.pending.taken(callId);',
    faults: ['black-hole-gateway-rabbitmq', 'broker-kill'],
  },
  'flag-without-acceptance': {
    file: '/apps/notifications/src/deliveries/deliver-due.js',
    find: "delivered: result.outcome === 'delivered'",
    replace: 'delivered: true',
    faults: ['smtp-5xx'],
  },
  'attempts-not-recorded-first': {
    file: '/apps/notifications/src/deliveries/delivery.store.js',
    find: "SELECT id, number, now(), 'unknown' FROM begun",
    replace: "SELECT id, number, now(), 'unknown' FROM begun WHERE number <> 2",
    faults: ['smtp-4xx'],
  },
};
