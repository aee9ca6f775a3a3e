import { sql } from 'kysely';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Inquiry } from './inquiry.js';

/** What became of an inquiry; `released`: the lead was in quarantine until now. */
export interface CapturedLead {
  id: string;
  created: boolean;
  released: boolean;
}

/**
 * Makes the lead of an inquiry, with `id`, or touches the one of that email, against the unique index of
 * emails that are not erased: exactly one lead under any concurrency (`lead_deduplication_by_email`). Of a known lead `notes`
 * (by `note`), the last touch, the consent and `updated_at` move, and only empty columns are filled; a quarantined inquiry
 * changes nothing of it. What was received earlier than the last touch, or consented to before a withdrawal, does not undo it.
 */
export async function captureLead(em: EntityManager, id: string, inquiry: Inquiry, note: string): Promise<CapturedLead> {
  const { email, quarantined, attribution, consent, client, receivedAt } = inquiry;
  const { utmSource, utmMedium, utmCampaign } = attribution;
  const isContact = inquiry.actor === 'contact';
  // A form that is sent is a consent anew, whatever its stamp says; what staff note down was given when they say.
  const consentedAt = isContact ? receivedAt : consent.timestamp;
  const again = sql`${consentedAt}::timestamptz > leads.consent_withdrawn_at`;
  const later = sql`excluded.last_touch_at >= leads.last_touch_at`;
  const known = await lockKnownLead(em, email);
  const { rows } = await sql<Pick<CapturedLead, 'id' | 'created'>>`
    INSERT INTO leads (id, first_name, last_name, email, phone, organization_name, organization_type, organization_size, role_title,
      source, status, message, utm_source, utm_medium, utm_campaign, last_utm_source, last_utm_medium, last_utm_campaign, last_touch_at,
      ip_address, consent_given, consent_timestamp, locale, time_zone, quarantined_at, created_at, updated_at)
    VALUES (${id}, ${inquiry.firstName}, ${inquiry.lastName}, ${email}, ${inquiry.phone}, ${inquiry.organizationName},
      ${inquiry.organizationType}, ${inquiry.organizationSize}, ${inquiry.roleTitle}, ${inquiry.source}, 'new', ${inquiry.message},
      ${utmSource}, ${utmMedium}, ${utmCampaign}, ${utmSource}, ${utmMedium}, ${utmCampaign}, ${receivedAt},
      ${isContact ? client.ipAddress : null}, true, ${consent.timestamp}, ${inquiry.locale}, ${inquiry.timeZone},
      ${quarantined ? receivedAt : null}, ${receivedAt}, ${receivedAt})
    ON CONFLICT (email) WHERE erased_at IS NULL DO UPDATE SET
      last_name = CASE WHEN leads.last_name = '' THEN excluded.last_name ELSE leads.last_name END,
      phone = coalesce(leads.phone, excluded.phone),
      organization_type = coalesce(leads.organization_type, excluded.organization_type),
      organization_size = coalesce(leads.organization_size, excluded.organization_size),
      role_title = coalesce(leads.role_title, excluded.role_title),
      message = coalesce(leads.message, excluded.message),
      utm_source = coalesce(leads.utm_source, excluded.utm_source),
      utm_medium = coalesce(leads.utm_medium, excluded.utm_medium),
      utm_campaign = coalesce(leads.utm_campaign, excluded.utm_campaign),
      ip_address = coalesce(leads.ip_address, excluded.ip_address),
      last_utm_source = CASE WHEN ${later} THEN excluded.last_utm_source ELSE leads.last_utm_source END,
      last_utm_medium = CASE WHEN ${later} THEN excluded.last_utm_medium ELSE leads.last_utm_medium END,
      last_utm_campaign = CASE WHEN ${later} THEN excluded.last_utm_campaign ELSE leads.last_utm_campaign END,
      last_touch_at = greatest(leads.last_touch_at, excluded.last_touch_at),
      notes = concat_ws(E'\n\n', leads.notes, ${note}::text),
      consent_given = leads.consent_given OR ${again},
      consent_timestamp = CASE WHEN leads.consent_given THEN leads.consent_timestamp WHEN ${again} THEN excluded.consent_timestamp END,
      consent_withdrawn_at = CASE WHEN ${again} THEN NULL ELSE leads.consent_withdrawn_at END,
      quarantined_at = NULL,
      version = leads.version + 1,
      updated_at = greatest(leads.updated_at, excluded.updated_at)
    WHERE NOT ${quarantined}
    RETURNING id, xmax = 0 AS created`.execute(em.getKysely());
  const [captured] = rows;
  if (captured !== undefined) return { ...captured, released: known?.quarantined === true };
  if (known === undefined) throw new Error('A quarantined inquiry made no lead and found none.');
  return { id: known.id, created: false, released: false };
}

/** The lead of an email, as nobody else changes it until the transaction ends. */
async function lockKnownLead(em: EntityManager, email: string): Promise<{ id: string; quarantined: boolean } | undefined> {
  const { rows } = await sql<{ id: string; quarantined: boolean }>`
    SELECT id, quarantined_at IS NOT NULL AS quarantined FROM leads WHERE email = ${email} AND erased_at IS NULL FOR UPDATE`.execute(
    em.getKysely(),
  );
  return rows[0];
}

/** Appends an entry to the notes of a lead, and changes nothing else of it. */
export async function appendNote(em: EntityManager, id: string, note: string, at: Date): Promise<void> {
  await sql`
    UPDATE leads SET notes = concat_ws(E'\n\n', notes, ${note}::text), version = version + 1, updated_at = greatest(updated_at, ${at})
    WHERE id = ${id}`.execute(em.getKysely());
}

/**
 * Lets captures and erasures of one address pass one after the other: an inquiry that waited for its lead to be erased would
 * make it anew. Taken before the row of the lead is locked, always.
 */
export async function oneAtATime(em: EntityManager, email: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${email}, 0))`.execute(em.getKysely());
}

/** The email of a lead, which never changes until it is erased; undefined when there is no such lead. */
export async function emailOf(em: EntityManager, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ email: string }>`SELECT email FROM leads WHERE id = ${id}`.execute(em.getKysely());
  return rows[0]?.email;
}
