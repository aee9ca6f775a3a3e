import { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Probe } from '#runtime';

/** Ready only while the database answers a query. */
@Injectable()
export class DatabaseProbe implements Probe {
  readonly name = 'database';

  constructor(@Inject(MikroORM) private readonly orm: MikroORM) {}

  async check(): Promise<void> {
    await this.orm.em.getConnection().execute('select 1');
  }
}
