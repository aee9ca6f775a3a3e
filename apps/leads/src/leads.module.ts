import { type DynamicModule, Module } from '@nestjs/common';
import { BrokerConnection, BusModule, ConsumingModule, MessageServer } from '#messaging';
import { DatabaseProbe, PersistenceModule } from '#persistence';
import { PROBES, type Probe } from '#runtime';
import { CaptureLeadHandler } from './commands/capture-lead.handler.js';
import { leadsDatabase } from './database.js';
import type { LeadsEnv } from './leads.env.js';

/** The leads service. */
@Module({})
export class LeadsModule {
  static with(env: LeadsEnv): DynamicModule {
    return {
      module: LeadsModule,
      imports: [
        PersistenceModule.connect(leadsDatabase(env.DATABASE_URL)),
        BusModule.connect('leads', env.AMQP_URL),
        ConsumingModule.serve('leads', [{ queue: 'leads', prefetch: 50 }]),
      ],
      controllers: [CaptureLeadHandler],
      providers: [
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
