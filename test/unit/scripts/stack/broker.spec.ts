import { describe, expect, test } from '@jest/globals';
import { brokerDefinitions, parkingQueueNames, queueNames } from '../../../../scripts/stack/broker.js';
import { stackSecrets as secrets } from '../../../support/builders/stack-secrets.js';

const names = [...queueNames, ...parkingQueueNames, 'events', 'amq.default'];

function allowed(user: string, right: 'configure' | 'write' | 'read'): string[] {
  const permission = brokerDefinitions(secrets).permissions.find((one) => one.user === user);
  return names.filter((name) => new RegExp(permission?.[right] ?? '^$').test(name));
}

describe('what an app may do on the broker', () => {
  test('the gateway sends, and neither declares nor reads', () => {
    expect(allowed('gateway', 'configure')).toEqual([]);
    expect(allowed('gateway', 'write')).toEqual(['amq.default']);
    expect(allowed('gateway', 'read')).toEqual([]);
  });

  test.each(['leads', 'bookings', 'notifications'])(
    '%s declares and reads its own queues, their parking queues, and the events',
    (user) => {
      const own = names.filter((name) => name === 'events' || name.split('.')[0] === user);
      expect(allowed(user, 'configure')).toEqual(own);
      expect(allowed(user, 'read')).toEqual(own);
      expect(allowed(user, 'write')).toEqual([...own, 'amq.default']);
    },
  );
});
