const DAY_SECONDS = 24 * 60 * 60;
const HTTP_DATE = /^[A-Z][a-z]+,? .*\d{2}:\d{2}:\d{2}/;

/** Seconds to wait by a `Retry-After` header (RFC 9110, 10.2.3: seconds or a date), a day at most; undefined when it says nothing. */
export function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d+$/.test(value)) return Math.min(Number(value), DAY_SECONDS);
  if (!HTTP_DATE.test(value)) return undefined;
  // The asctime form of a date names no zone and means GMT.
  const at = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  if (Number.isNaN(at)) return undefined;
  return Math.min(Math.max(Math.ceil((at - now.getTime()) / 1000), 0), DAY_SECONDS);
}
