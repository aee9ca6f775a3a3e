import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { DeleteOrganization } from '#contracts';
import { Handles, Transactions } from '#messaging';
import { deleteOrganization, organizationNotFound } from '../domain/organization.store.js';

/** Takes an organization out of the directory. Refuses with `not_found`. */
@Handles(DeleteOrganization)
export class DeleteOrganizationHandler {
  constructor(@Inject(Transactions) private readonly transactions: Transactions) {}

  async execute({ id }: z.infer<typeof DeleteOrganization.request>): Promise<z.infer<typeof DeleteOrganization.reply>> {
    if (!(await this.transactions.run(({ em }) => deleteOrganization(em, id)))) throw organizationNotFound();
    return {};
  }
}
