import { randomBytes } from 'node:crypto';

const secretBytes = 32;

/** A secret of its own for an endpoint, `whsec_<base64>` (Standard Webhooks). */
export const newWebhookSecret = (): string => `whsec_${randomBytes(secretBytes).toString('base64')}`;
