import type { Secrets } from '../../../scripts/stack/secrets.js';

const perApp = (prefix: string) => ({
  gateway: `${prefix}-gateway`,
  leads: `${prefix}-leads`,
  bookings: `${prefix}-bookings`,
  notifications: `${prefix}-notifications`,
});

/** The secrets of a stack, each by its name. */
export const stackSecrets: Secrets = {
  databaseOwners: perApp('owner'),
  databaseServices: perApp('service'),
  brokerUsers: perApp('user'),
  ipHashKey: 'ip-hash-key',
  manageTokenKey: 'manage-token-key',
  erasureHashKey: 'erasure-hash-key',
  submissionIdKey: 'submission-id-key',
  webhookSecret: 'whsec_secret',
  apiKeys: { sales: 'sales-key', admin: 'admin-key' },
};
