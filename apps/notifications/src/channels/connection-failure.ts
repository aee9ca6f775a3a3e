const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection_refused',
  ECONNRESET: 'connection_lost',
  EPIPE: 'connection_lost',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ENOTFOUND: 'dns_failed',
  EAI_AGAIN: 'dns_failed',
  NO_FINAL_ANSWER: 'no_final_answer',
  EPROTO: 'tls_failed',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls_failed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls_failed',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls_failed',
};

/** The short code for an error of Node's sockets, DNS, TLS or HTTP parser, or of an abort signal; else `connection_failed`. */
export function connectionFailureReason(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'connection_failed';
  if ('name' in error && error.name === 'TimeoutError') return 'timeout';
  if ('name' in error && error.name === 'AbortError') return 'aborted';
  return reasonOfCode('code' in error ? error.code : undefined);
}

/** The short code for Node's error code. */
export function reasonOfCode(code: unknown): string {
  if (typeof code !== 'string') return 'connection_failed';
  if (code.startsWith('HPE_')) return 'malformed_response';
  if (/^ERR_(TLS|SSL)|_CERT|^CERT_/.test(code)) return 'tls_failed';
  return REASONS[code] ?? 'connection_failed';
}
