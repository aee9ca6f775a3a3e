import { type DynamicModule, Module } from '@nestjs/common';
import { DeliveryAttempted, LeadErasureRequested } from '#contracts';
import { BrokerConnection, BusModule, ConsumingModule, MessageServer, brokerLink } from '#messaging';
import { DatabaseProbe, PersistenceModule } from '#persistence';
import { PROBES, type Probe } from '#runtime';
import { BOOKINGS_ENV, type BookingsEnv } from './bookings.env.js';
import { BookingChanges } from './commands/booking-changes.js';
import { CancelBookingHandler } from './commands/cancel-booking.handler.js';
import { ChangeBookingHandler } from './commands/change-booking.handler.js';
import { CompleteBookingHandler } from './commands/complete-booking.handler.js';
import { ConfirmBookingHandler } from './commands/confirm-booking.handler.js';
import { DeleteOrganizationHandler } from './commands/delete-organization.handler.js';
import { MarkNoShowHandler } from './commands/mark-no-show.handler.js';
import { ProposeTimeHandler } from './commands/propose-time.handler.js';
import { PutOrganizationHandler } from './commands/put-organization.handler.js';
import { ReleaseBookingHandler } from './commands/release-booking.handler.js';
import { RescheduleBookingHandler } from './commands/reschedule-booking.handler.js';
import { ResendConfirmationHandler } from './commands/resend-confirmation.handler.js';
import { SubmitBookingHandler } from './commands/submit-booking.handler.js';
import { bookingsDatabase } from './database.js';
import { DeliveryAttemptedHandler } from './events/delivery-attempted.handler.js';
import { LeadErasureRequestedHandler } from './events/lead-erasure-requested.handler.js';
import { BookingMetrics } from './metrics/booking-metrics.js';
import { ExportBookingsHandler } from './queries/export-bookings.handler.js';
import { GetBookingHistoryHandler } from './queries/get-booking-history.handler.js';
import { GetBookingHandler } from './queries/get-booking.handler.js';
import { GetOrganizationHandler } from './queries/get-organization.handler.js';
import { GetSubmissionHandler } from './queries/get-submission.handler.js';
import { ListBookingsHandler } from './queries/list-bookings.handler.js';
import { ListOrganizationsHandler } from './queries/list-organizations.handler.js';
import { StorageJobs } from './storage/storage-jobs.js';

const commands = [
  SubmitBookingHandler,
  ChangeBookingHandler,
  ConfirmBookingHandler,
  RescheduleBookingHandler,
  CancelBookingHandler,
  CompleteBookingHandler,
  MarkNoShowHandler,
  ResendConfirmationHandler,
  ReleaseBookingHandler,
  ProposeTimeHandler,
  PutOrganizationHandler,
  DeleteOrganizationHandler,
];
const queries = [
  GetSubmissionHandler,
  GetBookingHandler,
  GetBookingHistoryHandler,
  ListBookingsHandler,
  ExportBookingsHandler,
  GetOrganizationHandler,
  ListOrganizationsHandler,
];
const events = [DeliveryAttemptedHandler, LeadErasureRequestedHandler];

/** The bookings service. */
@Module({})
export class BookingsModule {
  static with(env: BookingsEnv): DynamicModule {
    return {
      module: BookingsModule,
      imports: [
        PersistenceModule.connect({ ...bookingsDatabase(env.DATABASE_URL), ca: env.DATABASE_CA }),
        BusModule.connect('bookings', brokerLink(env)),
        ConsumingModule.serve('bookings', [
          { queue: 'bookings', prefetch: 20 },
          { queue: 'bookings.submissions', prefetch: 50 },
          { queue: 'bookings.events', prefetch: 50, events: [DeliveryAttempted.name, LeadErasureRequested.name] },
        ]),
      ],
      controllers: [...commands, ...queries, ...events],
      providers: [
        BookingChanges,
        BookingMetrics,
        StorageJobs,
        { provide: BOOKINGS_ENV, useValue: env },
        { provide: PROBES, inject: [DatabaseProbe, BrokerConnection, MessageServer], useFactory: (...probes: Probe[]) => probes },
      ],
      exports: [PROBES],
    };
  }
}
