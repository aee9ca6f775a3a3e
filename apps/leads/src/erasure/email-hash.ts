import { createHmac } from 'node:crypto';

/** HMAC-SHA-256 of a normalized email, in hex: a plain hash of an address could be guessed. */
export const emailHash = (email: string, key: string): string => createHmac('sha256', key).update(email, 'utf8').digest('hex');
