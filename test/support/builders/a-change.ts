import type { Change } from '#contracts';

/** A change by the sales team of the booking or lead `id`, received now. */
export const aChange = (id: string, overrides: Partial<Change> = {}): Change => ({
  id,
  actor: 'key:sales',
  receivedAt: new Date().toISOString(),
  ...overrides,
});
