import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';

/** What a manage link is for: one booking with its lead, or a lead alone. */
export interface ManageGrant {
  readonly leadId: string;
  readonly bookingId: string | undefined;
  /** Kept in whole seconds. */
  readonly expiresAt: Date;
}

const signatureBytes = 16;
const timeBytes = 5;
const uuidBytes = 16;
const lengthOf = (ids: number): number => ids * uuidBytes + timeBytes + signatureBytes;

/** The token of a manage link: ids and end, then 128 bits of their HMAC-SHA-256, in base64url (RFC 4648). Nothing personal, nothing to guess. */
export function signManageToken({ leadId, bookingId, expiresAt }: ManageGrant, key: string): string {
  const time = Buffer.alloc(timeBytes);
  time.writeUIntBE(Math.floor(expiresAt.getTime() / 1000), 0, timeBytes);
  const ids = [leadId, ...(bookingId === undefined ? [] : [bookingId])].map((id) => parse(id));
  const claims = Buffer.concat([...ids, time]);
  return Buffer.concat([claims, signature(claims, key)]).toString('base64url');
}

/** What a token grants, whether or not it has expired; undefined when `key` did not sign it. */
export function readManageToken(token: string, key: string): ManageGrant | undefined {
  const bytes = Buffer.from(token, 'base64url');
  const hasBooking = bytes.length === lengthOf(2);
  // Not every text that decodes to these bytes is the token: base64url has spare bits.
  if ((!hasBooking && bytes.length !== lengthOf(1)) || bytes.toString('base64url') !== token) return undefined;
  const claims = bytes.subarray(0, -signatureBytes);
  if (!timingSafeEqual(bytes.subarray(-signatureBytes), signature(claims, key))) return undefined;
  return {
    leadId: stringify(claims.subarray(0, uuidBytes)),
    bookingId: hasBooking ? stringify(claims.subarray(uuidBytes, 2 * uuidBytes)) : undefined,
    expiresAt: new Date(claims.readUIntBE(claims.length - timeBytes, timeBytes) * 1000),
  };
}

const signature = (claims: Uint8Array, key: string): Uint8Array =>
  createHmac('sha256', key).update('manage-token').update(claims).digest().subarray(0, signatureBytes);
