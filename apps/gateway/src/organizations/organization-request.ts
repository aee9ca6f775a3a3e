import { z } from 'zod';
import { form, normalizedEmail, singleLine } from '#contracts';

/** A domain by the grammar of email addresses: lower-cased, an internationalized one as punycode. */
const emailDomain = z.string().transform((text, context) => {
  const domain = text.includes('@') ? undefined : normalizedEmail(`a@${text}`)?.slice('a@'.length);
  if (domain !== undefined) return domain;
  context.issues.push({
    code: 'custom',
    params: { rule: 'invalid_format' },
    message: 'Must be a domain such as example.no.',
    input: undefined,
  });
  return z.NEVER;
});

/** The body of `PUT /v1/organizations/{id}`. */
export const OrganizationRequest = form({
  name: singleLine({ min: 2, minRule: 'organization_name_min_length', max: 200 }),
  emailDomains: z
    .array(emailDomain)
    .min(1)
    .max(100)
    .transform((domains) => [...new Set(domains)])
    .meta({ description: 'Matched exactly; a domain of free mail is refused', examples: [['fylkeslaget.example']] }),
}).meta({ id: 'OrganizationRequest', description: 'A tenant of the platform' });
export type OrganizationRequest = z.output<typeof OrganizationRequest>;
