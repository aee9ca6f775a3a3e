import { DateTime } from 'luxon';

/**
 * The instant (ISO 8601, UTC) of a local time in an IANA time zone, as `<input type="datetime-local">` sends it; undefined when
 * it is none. A time that the clocks skip in spring is an hour later; of one that comes twice in autumn the first is meant.
 */
export function instantOf(localTime: string, timeZone: string): string | undefined {
  const time = DateTime.fromISO(localTime, { zone: timeZone });
  if (!time.isValid) return undefined;
  const [first = time] = time.getPossibleOffsets();
  return first.toUTC().toISO();
}
