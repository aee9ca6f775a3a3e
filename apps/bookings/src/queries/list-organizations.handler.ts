import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { ListOrganizations, type Organization, type Page, type PageOf } from '#contracts';
import { Handles } from '#messaging';
import { pageOfOrganizations } from '../domain/organization.store.js';

/** A page of the directory. */
@Handles(ListOrganizations)
export class ListOrganizationsHandler {
  constructor(@Inject(EntityManager) private readonly em: EntityManager) {}

  execute(page: Page): Promise<PageOf<Organization>> {
    return pageOfOrganizations(this.em.fork(), page);
  }
}
