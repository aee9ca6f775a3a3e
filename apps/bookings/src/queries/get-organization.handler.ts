import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { GetOrganization, type Organization } from '#contracts';
import { Handles } from '#messaging';
import { readOrganization } from '../domain/organization.store.js';

/** One organization of the directory. Refuses with `not_found`. */
@Handles(GetOrganization)
export class GetOrganizationHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  execute({ id }: z.infer<typeof GetOrganization.request>): Promise<Organization> {
    return readOrganization(this.em.fork(), id);
  }
}
