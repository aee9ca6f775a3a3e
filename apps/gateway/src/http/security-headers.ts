import type { FastifyInstance } from 'fastify';

const yearSeconds = 365 * 24 * 3600;

/**
 * What every answer says to a browser. A table of our own, as Nest's `useSecurityHeaders` and @fastify/helmet do not reach the
 * answers to what is no request. What answers with a page says more, by a policy of its own.
 */
const always = {
  // JSON is nothing to be shown: it loads nothing, and nobody frames it.
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Scripts of the websites that may call come by CORS, which this does not bar.
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

/** The page of the API's description: scripts and styles of its own, and calls of this API. Its style sheet is in the page. */
const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const isOfDocs = (path: string): boolean => /^\/docs(?:[/?]|$)/.test(path);

/**
 * The headers of an answer. Where the gateway is reached by https, browsers are told never to come without it (RFC 6797);
 * of other hosts of its domain it says nothing.
 */
export function securityHeaders(publicUrl: string, path = '/'): Readonly<Record<string, string>> {
  return {
    ...always,
    ...(isOfDocs(path) ? { 'Content-Security-Policy': docsPolicy } : {}),
    ...(publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': `max-age=${yearSeconds}` } : {}),
  };
}

/** Has every answer to a request carry them. */
export function secureAnswers(fastify: FastifyInstance, publicUrl: string): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(securityHeaders(publicUrl, request.url));
    done();
  });
}
