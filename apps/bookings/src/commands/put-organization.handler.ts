import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { DomainError, PutOrganization, type Violation } from '#contracts';
import { Handles, Transactions } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { isFreeMail, normalizedDomain } from '../domain/email-domain.js';
import { putOrganization, readOrganization } from '../domain/organization.store.js';

/** Makes or replaces an organization of the directory, with all its domains. */
@Handles(PutOrganization)
export class PutOrganizationHandler {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ id, name, emailDomains }: z.infer<typeof PutOrganization.request>): Promise<z.infer<typeof PutOrganization.reply>> {
    const domains = readDomains(emailDomains);
    return this.transactions.run(async ({ em }) => {
      const { created, taken } = await putOrganization(em, { id, name, emailDomains: domains }, this.clock.now());
      if (taken.length > 0) throw belongToAnother(domains, taken);
      return { organization: await readOrganization(em, id), created };
    });
  }
}

/** The domains in their normal form, each at the place where it was. */
function readDomains(texts: readonly string[]): string[] {
  const violations: Violation[] = [];
  const domains = texts.map((text, place) => {
    const domain = normalizedDomain(text);
    if (domain === undefined) violations.push(wrongDomain(place, 'Must be a domain such as example.org.'));
    else if (isFreeMail(domain)) violations.push(wrongDomain(place, 'Is a free-mail domain, where anybody can have an address.'));
    return domain ?? '';
  });
  if (violations.length > 0) throw DomainError.validationFailed(violations);
  return domains;
}

const belongToAnother = (domains: readonly string[], taken: readonly string[]): DomainError =>
  new DomainError({
    code: 'invalid_state',
    detail: 'A domain belongs to another organization.',
    errors: domains.flatMap((domain, place) => (taken.includes(domain) ? [wrongDomain(place, 'Belongs to another organization.')] : [])),
  });

const wrongDomain = (place: number, message: string): Violation => ({ field: `emailDomains.${place}`, rule: 'invalid_format', message });
