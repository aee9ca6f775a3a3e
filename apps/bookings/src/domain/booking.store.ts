import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type BookingView, type Change, DomainError } from '#contracts';
import { ArchivedBooking } from './archived-booking.entity.js';
import { invalidState } from './booking-rules.js';
import { Booking } from './booking.entity.js';

const notFound = (): DomainError => new DomainError({ code: 'not_found', detail: 'There is no booking of this id.' });

/** A booking, wherever it is kept. Refuses with `not_found`. */
export async function readBooking(em: EntityManager, id: string): Promise<BookingView> {
  // In this order: a booking that moves meanwhile is in the archive by the time the second is asked.
  const booking = await em.findOne(Booking, { id });
  if (booking !== null) return booking.view();
  const archived = await em.findOne(ArchivedBooking, { id });
  if (archived !== null) return archived.view(archived.archivedAt);
  throw notFound();
}

/**
 * The booking that a change is for, nobody else's until the transaction ends: of changes that exclude each other the second finds
 * what the first made. Refuses with `not_found`, `gone`, `version_mismatch`, and `invalid_state` for an archived one.
 */
export async function lockBooking(em: EntityManager, { id, ifVersion }: Pick<Change, 'id' | 'ifVersion'>): Promise<Booking> {
  const open = await em.findOne(Booking, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const booking = open ?? (await em.findOne(ArchivedBooking, { id }));
  if (booking === null) throw notFound();
  if (booking.erasedAt !== null) throw new DomainError({ code: 'gone', detail: 'The person of this booking was erased.' });
  if (ifVersion !== undefined && !ifVersion.includes(booking.version)) {
    throw new DomainError({ code: 'version_mismatch', detail: `The booking is at version ${booking.version}.` });
  }
  if (open === null) throw invalidState('The booking is archived: it can only be read.');
  return open;
}
