/** The reference people use for a booking, `1A2B-3C4D`: the end of its UUIDv7, which is the random part. */
export function bookingReference(bookingId: string): string {
  const tail = bookingId.replaceAll('-', '').slice(-8).toUpperCase();
  return `${tail.slice(0, 4)}-${tail.slice(4)}`;
}
