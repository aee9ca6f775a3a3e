import { EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { ExportBookings } from '#contracts';
import { Handles } from '#messaging';
import { ArchivedBooking } from '../domain/archived-booking.entity.js';
import { BookingStatusChange } from '../domain/booking-status-change.entity.js';
import { Booking } from '../domain/booking.entity.js';
import { Submission } from '../domain/submission.entity.js';

const byId = { orderBy: { id: 'asc' } } as const;

/** All that is held of a lead's bookings, oldest first, as it was at one moment: a booking that moves to the archive is in it once. */
@Handles(ExportBookings)
export class ExportBookingsHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  execute({ leadId }: z.infer<typeof ExportBookings.request>): Promise<z.infer<typeof ExportBookings.reply>> {
    return this.em.fork().transactional((em) => exportOf(em, leadId), {
      isolationLevel: IsolationLevel.REPEATABLE_READ,
      readOnly: true,
    });
  }
}

async function exportOf(em: EntityManager, leadId: string): Promise<z.infer<typeof ExportBookings.reply>> {
  const archived = await em.find(ArchivedBooking, { leadId }, byId);
  const open = await em.find(Booking, { leadId }, byId);
  const views = [...archived.map((booking) => booking.view(booking.archivedAt)), ...open.map((booking) => booking.view())];
  const bookingId = { $in: views.map(({ id }) => id) };
  const history = Map.groupBy(await em.find(BookingStatusChange, { bookingId }, byId), (change) => change.bookingId);
  const submissions = Map.groupBy(await em.find(Submission, { bookingId }, byId), (submission) => submission.bookingId);
  return {
    bookings: views
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((booking) => ({
        booking,
        history: (history.get(booking.id) ?? []).map((change) => change.view()),
        submissions: (submissions.get(booking.id) ?? []).map(({ id, receivedAt, decidedAt }) => ({
          submissionId: id,
          receivedAt: receivedAt.toISOString(),
          decidedAt: decidedAt.toISOString(),
        })),
      })),
  };
}
