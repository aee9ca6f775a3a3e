import { createHmac, createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { CancelBooking, ListBookings, ListOrganizations } from '#contracts';
import { IssuerKeys } from '../../../apps/gateway/src/auth/issuer-keys.js';
import { aBookingView } from '../../support/builders/a-booking-view.js';
import { eventually } from '../../support/eventually.js';
import { audience, type OidcIssuer, startOidcIssuer } from '../../support/oidc-issuer.js';
import { startStaffGateway, type StaffAnswer, type StaffGateway } from '../../support/staff-gateway.js';
import { answering } from '../../support/stand-ins.js';

let issuer: OidcIssuer;
let staff: StaffGateway;
let actors: string[];
let reached: number;

beforeAll(async () => {
  issuer = await startOidcIssuer();
  staff = await startStaffGateway(
    [
      answering(ListBookings, () => ((reached += 1), { items: [], next: null })),
      answering(ListOrganizations, () => ((reached += 1), { items: [], next: null })),
      answering(CancelBooking, ({ id, actor }) => {
        actors.push(actor);
        return { booking: aBookingView({ id, status: 'cancelled' }), warnings: [] };
      }),
    ],
    { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: audience },
  );
});

beforeEach(() => {
  actors = [];
  reached = 0;
  issuer.claims = { roles: ['sales'] };
});

afterAll(async () => {
  await staff.close();
  await issuer.close();
});

const withToken = (token: string, method = 'GET', path = '/v1/bookings'): Promise<StaffAnswer> =>
  staff.call(method, path, { as: null, headers: { authorization: `Bearer ${token}` } });

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const inAMinute = (): number => Math.floor(Date.now() / 1000) + 60;
const aMinuteAgo = (): number => Math.floor(Date.now() / 1000) - 60;

describe('a JWT of the issuer', () => {
  it('is taken, and who has it is the actor of what it changes', async () => {
    const answer = await withToken(await issuer.token(), 'POST', `/v1/bookings/${uuidv7()}/cancel`);
    expect(answer.status).toBe(200);
    expect(actors).toEqual(['user:crm']);
  });

  it('with the role sales is 403 where an admin is wanted; with admin it is taken everywhere', async () => {
    expect((await withToken(await issuer.token(), 'GET', '/v1/organizations')).status).toBe(403);
    issuer.claims = { roles: 'admin' };
    const admin = await issuer.token();
    expect((await withToken(admin, 'GET', '/v1/organizations')).status).toBe(200);
    expect((await withToken(admin)).status).toBe(200);
  });

  it('without a role of ours is 403', async () => {
    issuer.claims = { roles: ['reader'] };
    expect((await withToken(await issuer.token())).status).toBe(403);
  });

  it('does not take the place of a key', async () => {
    expect((await staff.call('GET', '/v1/bookings')).status).toBe(200);
  });
});

describe('a JWT is refused, and reaches no service,', () => {
  it.each([
    ['for another audience', () => issuer.sign({ aud: 'https://other.example' })],
    ['without an audience', () => issuer.sign({ aud: [] })],
    ['of another issuer', () => issuer.sign({ iss: 'https://other.example' })],
    ['that is over', () => issuer.sign({ exp: aMinuteAgo() })],
    ['without an end', () => issuer.sign(Object({ exp: undefined }))],
    ['that is not valid yet', () => issuer.sign({ nbf: inAMinute() })],
    ['without a subject', () => issuer.sign(Object({ sub: undefined }))],
    ['whose subject has a line break', () => issuer.sign({ sub: 'kari\nsystem' })],
    ['whose subject is longer than a history keeps', () => issuer.sign({ sub: 'k'.repeat(201) })],
    [
      'with alg none',
      async () =>
        `${encode({ alg: 'none' })}.${encode({ iss: issuer.url, aud: audience, sub: 'kari', exp: inAMinute(), roles: ['admin'] })}.`,
    ],
    [
      'signed by HS256 with the public key as the secret',
      async () => {
        const head = encode({ alg: 'HS256', kid: issuer.publicKey().kid });
        const content = `${head}.${encode({ iss: issuer.url, aud: audience, sub: 'kari', exp: inAMinute(), roles: ['admin'] })}`;
        const pem = createPublicKey({ key: Object(issuer.publicKey()), format: 'jwk' }).export({ type: 'spki', format: 'pem' });
        return `${content}.${createHmac('sha256', pem).update(content).digest('base64url')}`;
      },
    ],
    [
      'whose claims were changed',
      async () => {
        const [head = '', , signature = ''] = (await issuer.token()).split('.');
        return `${head}.${encode({ iss: issuer.url, aud: audience, sub: 'kari', exp: inAMinute(), roles: ['admin'] })}.${signature}`;
      },
    ],
    ['that is none', async () => 'a.b.c'],
  ])('%s', async (_what, forge) => {
    const answer = await withToken(await forge());
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(reached).toBe(0);
  });

  it('though one that is right in all of that would be taken', async () => {
    expect((await withToken(await issuer.sign({}))).status).toBe(200);
  });
});

describe('the keys of the issuer', () => {
  it('are read once for many tokens, and again when one is signed by a new key', async () => {
    await withToken(await issuer.token());
    const before = issuer.keyReads;
    for (let n = 0; n < 5; n += 1) await withToken(await issuer.token());
    expect(issuer.keyReads).toBe(before);

    const old = await issuer.token();
    await issuer.rotate();
    const statuses = await Promise.all(
      [issuer.token(), issuer.token(), issuer.token()].map(async (token) => (await withToken(await token)).status),
    );
    expect(statuses).toEqual([200, 200, 200]);
    expect(issuer.keyReads).toBe(before + 1);
    expect((await withToken(old)).status).toBe(401);
  });

  it('that are known go on while the issuer is away', async () => {
    const token = await issuer.token();
    expect((await withToken(token)).status).toBe(200);
    await issuer.goAway();
    expect((await withToken(token)).status).toBe(200);
    await issuer.comeBack();
  });
});

describe('the keys of the issuer, by the clock,', () => {
  const header = { alg: 'RS256', kid: 'made-up' };
  const token = { payload: '', signature: '' };

  it('are read for key ids that somebody made up five times a minute at most', async () => {
    let now = Date.now();
    const keys = new IssuerKeys(issuer.url, { now: () => new Date(now) });
    const before = issuer.keyReads;
    for (let n = 0; n < 20; n += 1) await expect(keys.keyFor(header, token)).rejects.toThrow('no applicable key');
    expect(issuer.keyReads - before).toBe(5);
    now += 60_000;
    await expect(keys.keyFor(header, token)).rejects.toThrow('no applicable key');
    expect(issuer.keyReads - before).toBe(6);
  });

  it('are read again after ten minutes; while that fails, the known ones go on, and an unknown one is unavailable', async () => {
    let now = Date.now();
    const keys = new IssuerKeys(issuer.url, { now: () => new Date(now) });
    const known = { alg: 'RS256', kid: issuer.publicKey().kid ?? '' };
    await keys.keyFor(known, token);
    const before = issuer.keyReads;
    now += 600_000;
    await keys.keyFor(known, token);
    expect(issuer.keyReads - before).toBe(1);
    await issuer.goAway();
    now += 600_000;
    await expect(keys.keyFor(known, token)).resolves.toBeDefined();
    await expect(keys.keyFor(header, token)).rejects.toMatchObject({ refusal: { code: 'unavailable' } });
    await issuer.comeBack();
  });

  it('are not taken from a discovery document of another issuer', async () => {
    const keys = new IssuerKeys(`${issuer.url}/`, { now: () => new Date() });
    await expect(keys.keyFor(header, token)).rejects.toMatchObject({ refusal: { code: 'unavailable' } });
  });
});

describe('an issuer that is away before its keys are known', () => {
  it('makes a JWT 503 with Retry-After, and nothing of a key; it is taken once the issuer is back', async () => {
    const token = await issuer.token();
    const fresh = await startStaffGateway([answering(ListBookings, () => ({ items: [], next: null }))], {
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: audience,
    });
    await issuer.goAway();
    const options = { as: null, headers: { authorization: `Bearer ${token}` } };
    const answer = await fresh.call('GET', '/v1/bookings', options);
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(answer.headers.get('retry-after')).toBe('5');
    expect((await fresh.call('GET', '/v1/bookings')).status).toBe(200);
    await issuer.comeBack();
    await eventually(async () => expect((await fresh.call('GET', '/v1/bookings', options)).status).toBe(200));
    await fresh.close();
  });
});
