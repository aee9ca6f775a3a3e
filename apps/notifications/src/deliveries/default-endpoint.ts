import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { BookingCreated } from '#contracts';

/** The id of the endpoint that the configuration names. */
export const defaultEndpointId = '01900000-0000-7000-8000-000000000001';

/** Makes the endpoint of the configuration, or moves it when the configuration names a new address; what staff changed of it stays. */
export async function ensureDefaultEndpoint(em: EntityManager, url: string, secret: string): Promise<void> {
  await sql`
    INSERT INTO webhook_endpoints (id, url, configured_url, secret, types, enabled, description)
    VALUES (${defaultEndpointId}, ${url}, ${url}, ${secret}, ${[BookingCreated.name]}::text[], true, 'The endpoint of the configuration')
    ON CONFLICT (id) DO UPDATE SET url = excluded.url, configured_url = excluded.configured_url, updated_at = now()
    WHERE webhook_endpoints.configured_url IS DISTINCT FROM excluded.configured_url`.execute(em.getKysely());
}
