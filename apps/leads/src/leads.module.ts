import { type DynamicModule, Module } from '@nestjs/common';
import { BookingCompleted, BookingConfirmed, BookingReleased, ErasureDone, LeadErasureRequested } from '#contracts';
import { BrokerConnection, BusModule, ConsumingModule, MessageServer, brokerLink } from '#messaging';
import { DatabaseProbe, PersistenceModule } from '#persistence';
import { PROBES, type Probe } from '#runtime';
import { LeadCapture } from './capture/lead-capture.js';
import { AddLeadNoteHandler } from './commands/add-lead-note.handler.js';
import { CaptureLeadHandler } from './commands/capture-lead.handler.js';
import { ChangeLeadHandler } from './commands/change-lead.handler.js';
import { CreateLeadHandler } from './commands/create-lead.handler.js';
import { EraseLeadHandler } from './commands/erase-lead.handler.js';
import { ReleaseLeadHandler } from './commands/release-lead.handler.js';
import { SubmitLeadHandler } from './commands/submit-lead.handler.js';
import { TransitionLeadHandler } from './commands/transition-lead.handler.js';
import { WithdrawConsentHandler } from './commands/withdraw-consent.handler.js';
import { leadsDatabase } from './database.js';
import { BookingCompletedHandler } from './events/booking-completed.handler.js';
import { BookingConfirmedHandler } from './events/booking-confirmed.handler.js';
import { BookingReleasedHandler } from './events/booking-released.handler.js';
import { ErasureDoneHandler } from './events/erasure-done.handler.js';
import { LeadErasureRequestedHandler } from './events/lead-erasure-requested.handler.js';
import { LEADS_ENV, type LeadsEnv } from './leads.env.js';
import { ExportLeadHandler } from './queries/export-lead.handler.js';
import { GetErasureHandler } from './queries/get-erasure.handler.js';
import { GetLeadHandler } from './queries/get-lead.handler.js';
import { GetLeadHistoryHandler } from './queries/get-lead-history.handler.js';
import { GetLeadSubmissionHandler } from './queries/get-lead-submission.handler.js';
import { ListLeadsHandler } from './queries/list-leads.handler.js';

const commands = [
  CaptureLeadHandler,
  SubmitLeadHandler,
  CreateLeadHandler,
  ChangeLeadHandler,
  TransitionLeadHandler,
  AddLeadNoteHandler,
  ReleaseLeadHandler,
  WithdrawConsentHandler,
  EraseLeadHandler,
];
const queries = [ListLeadsHandler, GetLeadHandler, GetLeadHistoryHandler, ExportLeadHandler, GetErasureHandler, GetLeadSubmissionHandler];
const events = [BookingConfirmedHandler, BookingCompletedHandler, BookingReleasedHandler, LeadErasureRequestedHandler, ErasureDoneHandler];
const eventNames = [BookingConfirmed, BookingCompleted, BookingReleased, LeadErasureRequested, ErasureDone].map(({ name }) => name);

/** The leads service. */
@Module({})
export class LeadsModule {
  static with(env: LeadsEnv): DynamicModule {
    return {
      module: LeadsModule,
      imports: [
        PersistenceModule.connect({ ...leadsDatabase(env.DATABASE_URL), ca: env.DATABASE_CA }),
        BusModule.connect('leads', brokerLink(env)),
        ConsumingModule.serve('leads', [
          { queue: 'leads', prefetch: 50 },
          { queue: 'leads.submissions', prefetch: 50 },
          { queue: 'leads.events', prefetch: 50, events: eventNames },
        ]),
      ],
      controllers: [...commands, ...queries, ...events],
      providers: [
        LeadCapture,
        { provide: LEADS_ENV, useValue: env },
        {
          provide: PROBES,
          inject: [DatabaseProbe, BrokerConnection, MessageServer],
          useFactory: (...probes: Probe[]) => probes,
        },
      ],
      exports: [PROBES],
    };
  }
}
