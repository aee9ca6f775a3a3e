import { sql } from 'kysely';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CaptureLeadRequest } from '#contracts';

/** What of a submission makes or touches a lead. */
export type Inquiry = Omit<CaptureLeadRequest, 'name' | 'consent' | 'client' | 'receivedAt' | 'attribution'> & {
  id: string;
  firstName: string;
  lastName: string;
  receivedAt: Date;
  consentTimestamp: Date;
  ipAddress: string;
  utmSource: string | null;
  utmMedium: string | null;
  utmCampaign: string | null;
  /** The entry for the notes if the lead is known. */
  note: string;
};

/**
 * Makes the lead of an inquiry, or touches the one of that email, in one statement against the unique index of emails that
 * are not erased: exactly one lead under any concurrency (`lead_deduplication_by_email`). Of a known lead `notes`, the last
 * touch, the consent and `updated_at` move, and only empty columns are filled; a quarantined inquiry changes nothing of it.
 */
export async function captureLead(em: EntityManager, inquiry: Inquiry): Promise<{ id: string; created: boolean }> {
  const { rows } = await sql<{ id: string; created: boolean }>`
    INSERT INTO leads (id, first_name, last_name, email, phone, organization_name, organization_size, role_title, source, status, message,
      utm_source, utm_medium, utm_campaign, last_utm_source, last_utm_medium, last_utm_campaign, last_touch_at, ip_address,
      consent_given, consent_timestamp, locale, time_zone, quarantined_at, created_at, updated_at)
    VALUES (${inquiry.id}, ${inquiry.firstName}, ${inquiry.lastName}, ${inquiry.email}, ${inquiry.phone}, ${inquiry.organizationName},
      ${inquiry.organizationSize}, ${inquiry.roleTitle}, ${inquiry.source}, 'new', ${inquiry.message},
      ${inquiry.utmSource}, ${inquiry.utmMedium}, ${inquiry.utmCampaign}, ${inquiry.utmSource}, ${inquiry.utmMedium}, ${inquiry.utmCampaign},
      ${inquiry.receivedAt}, ${inquiry.ipAddress}, true, ${inquiry.consentTimestamp}, ${inquiry.locale}, ${inquiry.timeZone},
      ${inquiry.quarantined ? inquiry.receivedAt : null}, ${inquiry.receivedAt}, ${inquiry.receivedAt})
    ON CONFLICT (email) WHERE erased_at IS NULL DO UPDATE SET
      last_name = CASE WHEN leads.last_name = '' THEN excluded.last_name ELSE leads.last_name END,
      phone = coalesce(leads.phone, excluded.phone),
      organization_size = coalesce(leads.organization_size, excluded.organization_size),
      role_title = coalesce(leads.role_title, excluded.role_title),
      message = coalesce(leads.message, excluded.message),
      utm_source = coalesce(leads.utm_source, excluded.utm_source),
      utm_medium = coalesce(leads.utm_medium, excluded.utm_medium),
      utm_campaign = coalesce(leads.utm_campaign, excluded.utm_campaign),
      ip_address = coalesce(leads.ip_address, excluded.ip_address),
      last_utm_source = excluded.last_utm_source,
      last_utm_medium = excluded.last_utm_medium,
      last_utm_campaign = excluded.last_utm_campaign,
      last_touch_at = excluded.last_touch_at,
      notes = concat_ws(E'\n\n', leads.notes, ${inquiry.note}::text),
      consent_given = true,
      consent_timestamp = coalesce(leads.consent_timestamp, excluded.consent_timestamp),
      consent_withdrawn_at = NULL,
      quarantined_at = NULL,
      version = leads.version + 1,
      updated_at = greatest(leads.updated_at, excluded.updated_at)
    WHERE NOT ${inquiry.quarantined}
    RETURNING id, (xmax = 0) AS created`.execute(em.getKysely());
  const [row] = rows;
  if (row !== undefined) return row;
  const known = await sql<{ id: string }>`SELECT id FROM leads WHERE email = ${inquiry.email} AND erased_at IS NULL`.execute(
    em.getKysely(),
  );
  const [lead] = known.rows;
  if (lead === undefined) throw new Error('The lead was erased while a quarantined inquiry of it was captured.');
  return { id: lead.id, created: false };
}
