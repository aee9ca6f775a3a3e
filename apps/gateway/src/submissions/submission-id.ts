import { createHmac, timingSafeEqual } from 'node:crypto';
import { stringify, parse, validate } from 'uuid';

/**
 * A submissionId is a UUID of version 8 (RFC 9562): 82 bits that identify, then 40 bits of their HMAC-SHA-256, so that an id
 * that was never given is recognized without a database.
 */
const signedBytes = 11;

/** The id made of 16 bytes, of which version, variant and signature are overwritten. */
export function signSubmissionId(seed: Uint8Array, key: string): string {
  const bytes = Uint8Array.from(seed.subarray(0, 16));
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  bytes.set(signature(bytes, key), signedBytes);
  return stringify(bytes);
}

/** What is submitted: the same Idempotency-Key is another submission for each. */
export type SubmissionKind = 'bookings' | 'leads';

/** The id that belongs to an Idempotency-Key: always the same one. */
export const submissionIdFor = (kind: SubmissionKind, idempotencyKey: string, key: string): string =>
  signSubmissionId(createHmac('sha256', key).update(`${kind}:${idempotencyKey}`).digest(), key);

/** Whether this gateway, or another with its key, has made the id. */
export function isSubmissionId(text: string, key: string): boolean {
  if (!validate(text)) return false;
  const bytes = parse(text);
  return timingSafeEqual(bytes.subarray(signedBytes), signature(bytes, key));
}

const signature = (bytes: Uint8Array, key: string): Uint8Array =>
  createHmac('sha256', key)
    .update('submission-id')
    .update(bytes.subarray(0, signedBytes))
    .digest()
    .subarray(0, 16 - signedBytes);
