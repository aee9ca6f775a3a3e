import { createHmac } from 'node:crypto';

/** What a receiver checks (Standard Webhooks 1.0): every signature is over `id.timestamp.body`. */
export interface SignedMessage {
  webhookId: string;
  /** Seconds since the epoch. */
  timestamp: number;
  body: string;
}

/**
 * The `webhook-signature` header: `v1,<base64>` for each secret, separated by spaces, so that a receiver may hold any one of
 * them while a secret is rotated. Throws when there is no secret or one is not `whsec_<base64>`.
 */
export function webhookSignature(message: SignedMessage, secrets: readonly string[]): string {
  if (secrets.length === 0) throw new Error('A webhook needs a secret to be signed with');
  const signed = `${message.webhookId}.${message.timestamp}.${message.body}`;
  return secrets.map((secret) => `v1,${createHmac('sha256', keyOf(secret)).update(signed).digest('base64')}`).join(' ');
}

function keyOf(secret: string): Buffer {
  const base64 = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1];
  if (base64 === undefined) throw new Error('A webhook secret is not of the form whsec_<base64>');
  return Buffer.from(base64, 'base64');
}
