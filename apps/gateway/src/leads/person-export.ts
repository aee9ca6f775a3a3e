import { z } from 'zod';
import { ExportBookings, ExportLead, ExportNotifications } from '#contracts';
import type { CommandBus } from '#messaging';

/** All that is held of a person, in every service, as one document (GDPR, article 15). */
export const PersonExport = ExportLead.reply
  .extend({
    exportedAt: z.iso.datetime(),
    bookings: ExportBookings.reply.shape.bookings,
    notifications: ExportNotifications.reply,
  })
  .meta({ id: 'PersonExport', description: 'All that is held of a person, in every service' });
export type PersonExport = z.infer<typeof PersonExport>;

/** Asks every service at once; what one of them cannot tell in time is not left out, but an error. */
export async function personExport(bus: CommandBus, leadId: string, within: { withinMs: number }, at: Date): Promise<PersonExport> {
  const [person, { bookings }, notifications] = await Promise.all([
    bus.request(ExportLead, { id: leadId }, within),
    bus.request(ExportBookings, { leadId }, within),
    bus.request(ExportNotifications, { leadId }, within),
  ]);
  return { exportedAt: at.toISOString(), ...person, bookings, notifications };
}
