import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { DeleteOrganization, GetBooking, GetOrganization, ListOrganizations, PutOrganization, SubmitBooking } from '#contracts';
import { type BookingsService, startBookingsService } from '../../support/bookings-service.js';
import { aSubmission } from '../../support/builders/a-submission.js';

let service: BookingsService;

beforeAll(async () => {
  service = await startBookingsService();
});

afterAll(async () => {
  await service.close();
});

const inTime = { withinMs: 10_000 };
const put = (emailDomains: string[], id = uuidv7(), name = 'Fylkeslaget') =>
  service.bus.request(PutOrganization, { id, name, emailDomains }, inTime);
const get = (id: string) => service.bus.request(GetOrganization, { id }, inTime);
const list = (limit: number, after: string | null = null) => service.bus.request(ListOrganizations, { limit, after }, inTime);
const remove = (id: string) => service.bus.request(DeleteOrganization, { id }, inTime);
const refusalOf = (answer: Promise<unknown>): Promise<unknown> => answer.catch((error: unknown) => Object(error).refusal ?? error);
/** Resolves to the organization of a booking from this address. */
const submit = async (contactEmail: string): Promise<string | null> => {
  const { id } = await service.bus.request(SubmitBooking, aSubmission({ contactEmail }), inTime);
  return (await service.bus.request(GetBooking, { id }, inTime)).organizationId;
};
const aDomain = (): string => `${randomUUID()}.example`;

describe('the directory of organizations', () => {
  it('an organization is made, read, replaced and taken out', async () => {
    const id = uuidv7();
    const [first, second, third] = [`a.${aDomain()}`, `b.${aDomain()}`, `c.${aDomain()}`];
    const made = await put([second, first], id);
    expect(made).toMatchObject({ created: true, organization: { id, name: 'Fylkeslaget', emailDomains: [first, second] } });
    expect(await get(id)).toEqual(made.organization);
    const replaced = await put([third, first], id, 'Landslaget');
    expect(replaced).toMatchObject({ created: false, organization: { id, name: 'Landslaget', emailDomains: [first, third] } });
    expect(replaced.organization.createdAt).toBe(made.organization.createdAt);
    expect((await put([second])).created).toBe(true);
    expect(await remove(id)).toEqual({});
    expect(await refusalOf(get(id))).toMatchObject({ code: 'not_found' });
    expect(await refusalOf(remove(id))).toMatchObject({ code: 'not_found' });
    expect((await put([first, third])).created).toBe(true);
  });

  it('domains are kept lower-cased, in ASCII, once', async () => {
    const name = randomUUID();
    const { organization } = await put([`${name}.Example`, ` ${name}.example`, `ÆØÅ-${name}.no`]);
    expect(organization.emailDomains).toEqual([`${name}.example`, expect.stringMatching(/^xn--[a-z0-9-]+\.no$/)]);
  });

  it('a domain that is none, or where anybody can have an address, is refused by its place, and nothing is kept', async () => {
    const id = uuidv7();
    const refused = refusalOf(put([aDomain(), 'kari@fylkeslaget.example', 'GMail.com', 'localhost'], id));
    expect(await refused).toMatchObject({
      code: 'validation_failed',
      errors: [1, 2, 3].map((place) => ({ field: `emailDomains.${place}`, rule: 'invalid_format' })),
    });
    expect(await refusalOf(get(id))).toMatchObject({ code: 'not_found' });
  });

  it('a domain of another organization is refused by its place, and nothing changes', async () => {
    const [taken, own] = [aDomain(), aDomain()];
    const { organization: other } = await put([taken]);
    const { organization } = await put([own]);
    const refused = refusalOf(put([own, aDomain(), taken], organization.id, 'Landslaget'));
    expect(await refused).toMatchObject({ code: 'invalid_state', errors: [{ field: 'emailDomains.2' }] });
    expect([await get(organization.id), await get(other.id)]).toEqual([organization, other]);
  });

  it('of twelve that want the same domain at once exactly one gets it', async () => {
    const domain = aDomain();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => refusalOf(put(n % 2 === 0 ? [domain, aDomain()] : [aDomain(), domain]))),
    );
    expect(answers.filter((answer) => 'created' in Object(answer))).toHaveLength(1);
    expect(answers.filter((answer) => Object(answer).code === 'invalid_state')).toHaveLength(11);
  });

  it('is listed by pages, newest first, each organization once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push((await put([aDomain(), aDomain()])).organization.id);
    const listed: string[] = [];
    for (let after: string | null = null; ;) {
      const { items, next } = await list(2, after);
      expect(items.every(({ emailDomains }) => emailDomains.length > 0)).toBe(true);
      listed.push(...items.map(({ id }) => id));
      if (next === null) break;
      expect(next).toBe(items.at(-1)?.id);
      after = next;
    }
    expect(listed.slice(0, 5)).toEqual(ids.toReversed());
    expect(new Set(listed).size).toBe(listed.length);
    expect(await list(listed.length)).toMatchObject({ next: null });
  });
});

describe('the organization of a booking', () => {
  it('is the one with exactly the domain of the address', async () => {
    const domain = aDomain();
    const { organization } = await put([domain]);
    expect(await submit(`kari@${domain}`)).toBe(organization.id);
    expect(await submit(`kari@avd.${domain}`)).toBeNull();
    expect(await submit(`kari@x${domain}`)).toBeNull();
    expect(await submit(`kari@${aDomain()}`)).toBeNull();
  });

  it('is found by the name of an internationalized domain too', async () => {
    const { organization } = await put([`blåkors-${randomUUID()}.no`]);
    expect(await submit(`kari@${organization.emailDomains[0]}`)).toBe(organization.id);
  });

  it('is none for a free-mail address, even if the directory had it', async () => {
    const { organization } = await put([aDomain()]);
    await service.db.query('INSERT INTO organization_domains (domain, organization_id) VALUES ($1, $2)', ['gmail.com', organization.id]);
    expect(await submit(`kari.${randomUUID()}@gmail.com`)).toBeNull();
  });

  it('stays with a booking that was matched when the organization is taken out', async () => {
    const domain = aDomain();
    const { organization } = await put([domain]);
    const { id } = await service.bus.request(SubmitBooking, aSubmission({ contactEmail: `kari@${domain}` }), inTime);
    await remove(organization.id);
    expect(await service.bus.request(GetBooking, { id }, inTime)).toMatchObject({ organizationId: organization.id });
    expect(await submit(`ola@${domain}`)).toBeNull();
  });
});
