import type { z } from 'zod';
import { BookingView } from './booking-view.js';

/** A booking as events and webhooks tell of it. */
export const BookingSnapshot = BookingView.pick({
  id: true,
  leadId: true,
  status: true,
  contactName: true,
  contactEmail: true,
  contactPhone: true,
  contactRole: true,
  organizationName: true,
  organizationSize: true,
  preferredDate: true,
  preferredTiming: true,
  message: true,
  notes: true,
  scheduledAt: true,
  sourceUrl: true,
  utmSource: true,
  utmMedium: true,
  utmCampaign: true,
  createdAt: true,
  version: true,
});
export type BookingSnapshot = z.infer<typeof BookingSnapshot>;
