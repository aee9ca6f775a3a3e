import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { DomainError, type Organization, type Page, type PageOf } from '#contracts';
import { domainOf, isFreeMail } from './email-domain.js';

interface OrganizationRow {
  id: string;
  name: string;
  email_domains: string[];
  created_at: string;
  updated_at: string;
}

/** The organization to which an address belongs by its exact domain; null for none, and for an address that anybody can have. */
export async function organizationOf(em: EntityManager, email: string): Promise<string | null> {
  const domain = domainOf(email);
  if (isFreeMail(domain)) return null;
  const { rows } = await sql<{ organization_id: string }>`
    SELECT organization_id FROM organization_domains WHERE domain = ${domain}`.execute(em.getKysely());
  return rows[0]?.organization_id ?? null;
}

/** Refuses with `not_found`. */
export async function readOrganization(em: EntityManager, id: string): Promise<Organization> {
  const [organization] = await organizations(em, sql`id = ${id}`, 1);
  if (organization === undefined) throw organizationNotFound();
  return organization;
}

export const organizationNotFound = (): DomainError =>
  new DomainError({ code: 'not_found', detail: 'There is no organization of this id.' });

/** A page of the directory, by id. */
export async function pageOfOrganizations(em: EntityManager, { limit, after }: Page): Promise<PageOf<Organization>> {
  const found = await organizations(em, after === null ? sql`true` : sql`id < ${after}`, limit + 1);
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

async function organizations(em: EntityManager, condition: RawBuilder<unknown>, limit: number): Promise<Organization[]> {
  const { rows } = await sql<OrganizationRow>`
    SELECT id, name, created_at, updated_at,
      ARRAY(SELECT domain FROM organization_domains WHERE organization_id = organizations.id ORDER BY domain) AS email_domains
    FROM organizations WHERE ${condition} ORDER BY id DESC LIMIT ${limit}`.execute(em.getKysely());
  return rows.map(({ id, name, email_domains, created_at, updated_at }) => ({
    id,
    name,
    emailDomains: email_domains,
    createdAt: new Date(created_at).toISOString(),
    updatedAt: new Date(updated_at).toISOString(),
  }));
}

/** Makes or replaces an organization. Resolves to whether it is new, and to those of its domains that belong to another one. */
export async function putOrganization(
  em: EntityManager,
  { id, name, emailDomains }: Pick<Organization, 'id' | 'name' | 'emailDomains'>,
  at: Date,
): Promise<{ created: boolean; taken: string[] }> {
  const db = em.getKysely();
  // One at a time: two that swap their domains would wait for each other.
  await sql`SELECT pg_advisory_xact_lock(hashtext('organizations'))`.execute(db);
  const { rows } = await sql<{ created: boolean }>`
    INSERT INTO organizations (id, name, created_at, updated_at) VALUES (${id}, ${name}, ${at}, ${at})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, updated_at = excluded.updated_at
    RETURNING (xmax = 0) AS created`.execute(db);
  await sql`DELETE FROM organization_domains WHERE organization_id = ${id} AND domain <> ALL (${emailDomains}::text[])`.execute(db);
  await sql`
    INSERT INTO organization_domains (domain, organization_id) SELECT DISTINCT unnest(${emailDomains}::text[]), ${id}::uuid
    ON CONFLICT (domain) DO NOTHING`.execute(db);
  const others = await sql<{ domain: string }>`
    SELECT domain FROM organization_domains WHERE domain = ANY (${emailDomains}::text[]) AND organization_id <> ${id}`.execute(db);
  return { created: rows[0]?.created ?? false, taken: others.rows.map(({ domain }) => domain) };
}

/** Its domains go with it. False when there is none. */
export async function deleteOrganization(em: EntityManager, id: string): Promise<boolean> {
  const { rows } = await sql`DELETE FROM organizations WHERE id = ${id} RETURNING id`.execute(em.getKysely());
  return rows.length === 1;
}
