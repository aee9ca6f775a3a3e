/** What one attempt came to. `unknown`: the other side may have taken the message, the answer was lost. */
export interface SendResult {
  outcome: 'delivered' | 'failed' | 'unknown';
  /** True when no retry can succeed. */
  permanent: boolean;
  /** SMTP reply code or HTTP status. */
  statusCode?: number;
  /** Short code such as `connection_refused`; never anything personal. */
  reason?: string;
  /** The first 2 KB of the answer. */
  response?: string;
  retryAfterSeconds?: number;
}

const EXCERPT_BYTES = 2048;

/** The first 2 KB of an answer as text that PostgreSQL can store (it refuses NUL). */
export function responseExcerpt(answer: Uint8Array | string): string {
  const bytes = typeof answer === 'string' ? Buffer.from(answer) : answer;
  // `stream` leaves a character that the cut has split out.
  const text = new TextDecoder().decode(bytes.subarray(0, EXCERPT_BYTES), { stream: true });
  return text.replaceAll('\0', '\uFFFD');
}
