import { createHmac } from 'node:crypto';
import type { Client } from '../http/client.js';

/** What the edge adds to a form. */
export interface Receipt {
  readonly submissionId: string;
  readonly fingerprint: string;
  readonly receivedAt: Date;
  readonly client: Client;
}

/** Keyed hash of a body as canonical JSON (a body that passed its schema is flat): equal bodies have equal fingerprints, and only they. */
export function fingerprintOf(body: object, key: string): string {
  const canonical = JSON.stringify(Object.entries(body).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return createHmac('sha256', key).update(canonical).digest('hex');
}
