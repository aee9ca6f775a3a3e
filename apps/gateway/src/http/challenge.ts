import type { ProblemCode } from '#contracts';

/** `WWW-Authenticate` (RFC 6750, 3): what is wrong with the credentials, where some were sent; undefined where they are not the matter. */
export function challengeOf(code: ProblemCode, hasCredentials: boolean): string | undefined {
  if (code === 'forbidden') return 'Bearer error="insufficient_scope"';
  if (code !== 'unauthenticated') return undefined;
  return hasCredentials ? 'Bearer error="invalid_token"' : 'Bearer';
}
