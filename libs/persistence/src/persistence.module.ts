import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Registry } from 'prom-client';
import { type DatabaseDefinition, ormOptions } from './orm-options.js';
import { DatabaseProbe } from './database.probe.js';
import { watchPool } from './pool-gauges.js';

/** The ORM of a service, connected at start and closed last. */
@Module({})
export class PersistenceModule implements OnApplicationShutdown {
  constructor(@Inject(MikroORM) private readonly orm: MikroORM) {}

  static connect(definition: DatabaseDefinition): DynamicModule {
    return {
      module: PersistenceModule,
      global: true,
      providers: [
        {
          provide: MikroORM,
          inject: [Registry],
          useFactory: (registry: Registry) => MikroORM.init(ormOptions(definition, watchPool(registry))),
        },
        { provide: EntityManager, inject: [MikroORM], useFactory: (orm: MikroORM) => orm.em.fork() },
        DatabaseProbe,
      ],
      exports: [MikroORM, EntityManager, DatabaseProbe],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.orm.close();
  }
}
