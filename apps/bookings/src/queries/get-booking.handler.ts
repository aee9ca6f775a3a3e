import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { type BookingView, GetBooking } from '#contracts';
import { Handles } from '#messaging';
import { readBooking } from '../domain/booking.store.js';

/** One booking, wherever it is kept. Refuses with `not_found`. */
@Handles(GetBooking)
export class GetBookingHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  execute({ id }: z.infer<typeof GetBooking.request>): Promise<BookingView> {
    return readBooking(this.em.fork(), id);
  }
}
