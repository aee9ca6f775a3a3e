import { Webhook } from 'standardwebhooks';

/** A request as it came, its body the raw text; `verified`: signed with the receiver's secret, and fresh; `status`: of its answer. */
export type RecordedRequest = {
  receivedAt: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  verified: boolean;
  status: number;
};

/** Header values as text, repeated ones joined by commas. */
export function flatHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

/** Whether the official library of the Standard Webhooks specification accepts the signature. */
export function isVerified(secret: string, body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}
