import { Inject, type Type } from '@nestjs/common';
import type { z } from 'zod';
import {
  BookingCancelled,
  BookingCompleted,
  BookingConfirmed,
  BookingCreated,
  type BookingEventData,
  BookingNoShow,
  BookingRescheduled,
  BookingTimeProposed,
  type EventContract,
  LeadAcknowledgementDue,
  LeadCreated,
  LeadErased,
  type LeadSnapshot,
  LeadStatusChanged,
} from '#contracts';
import { Handles, type MessageContext } from '#messaging';
import { type Announcement, Announcements } from '../deliveries/announcements.js';

/** An event that somebody is told of, and the handler that sees to it. */
interface AnnouncedEvent {
  readonly name: string;
  readonly handler: Type;
}

const announced = <Data extends z.ZodType>(
  event: EventContract<Data>,
  announcementOf: (data: z.output<Data>) => Announcement,
): AnnouncedEvent => {
  @Handles(event)
  class AnnouncedEventHandler {
    constructor(@Inject(Announcements) private readonly announcements: Announcements) {}

    async execute(data: z.output<Data>, { id, time: occurredAt }: MessageContext): Promise<void> {
      await this.announcements.announce({ id, type: event.name, occurredAt, data }, announcementOf(data));
    }
  }
  return { name: event.name, handler: AnnouncedEventHandler };
};

const about = ({ booking }: BookingEventData) => ({
  leadId: booking.leadId,
  bookingId: booking.id,
  email: booking.contactEmail,
  toWebhooks: true,
});
const reminder = (wanted: boolean, { booking: { version, scheduledAt } }: BookingEventData) => ({
  reminder: { wanted, version, scheduledAt },
});
const aboutLead = ({ id: leadId, email }: z.infer<typeof LeadSnapshot>) => ({ leadId, bookingId: null, email });

/**
 * Who is told of what. `confirmation_email_dispatched_on_create` (`confirmation_email_on_create` of the lead is the same mail),
 * `webhook_notification_on_create`: at once.
 */
export const announcedEvents: readonly AnnouncedEvent[] = [
  announced(BookingCreated, (data) => ({ ...about(data), toContact: 'booking_confirmation', toSales: true })),
  announced(BookingConfirmed, (data) => ({ ...about(data), toContact: 'booking_confirmed', ...reminder(true, data) })),
  announced(BookingRescheduled, (data) => ({ ...about(data), toContact: 'booking_rescheduled', ...reminder(true, data) })),
  announced(BookingTimeProposed, (data) => ({ ...about(data), toSales: true })),
  announced(BookingCancelled, (data) => ({
    ...about(data),
    toContact: 'booking_cancelled',
    toSales: data.actor === 'contact',
    ...reminder(false, data),
  })),
  announced(BookingCompleted, (data) => ({ ...about(data), ...reminder(false, data) })),
  announced(BookingNoShow, (data) => ({ ...about(data), ...reminder(false, data) })),
  announced(LeadCreated, ({ lead }) => ({ ...aboutLead(lead), toWebhooks: true })),
  announced(LeadStatusChanged, ({ lead }) => ({ ...aboutLead(lead), toWebhooks: true })),
  announced(LeadAcknowledgementDue, ({ lead }) => ({ ...aboutLead(lead), toContact: 'lead_acknowledgement' })),
  announced(LeadErased, ({ leadId }) => ({ leadId, bookingId: null, email: null, toWebhooks: true })),
];
