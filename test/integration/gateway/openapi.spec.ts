import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import { bookingStatuses, organizationSizes, problemCodes } from '#contracts';
import { readDeliveryReport } from '../../../apps/gateway/src/bounces/delivery-report.js';
import { exampleReport } from '../../../apps/gateway/src/bounces/example-report.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createVhost, type Vhost } from '../../support/vhost.js';

const Schema = z.looseObject({
  type: z.string().optional(),
  properties: z.record(z.string(), z.looseObject({})).optional(),
  required: z.array(z.string()).optional(),
  enum: z.array(z.unknown()).optional(),
});
const Content = z.record(z.string(), z.object({ schema: z.looseObject({}) }));
const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).default([]),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(
    z.string().regex(/^[2-5]\d\d$/),
    z.looseObject({ description: z.string().min(1), content: Content.optional(), headers: z.record(z.string(), z.unknown()) }),
  ),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.unknown())).optional(),
});
/** What of OpenAPI 3.1 is looked at. */
const Description = z.looseObject({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.record(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation.optional())),
  components: z.object({ schemas: z.record(z.string(), Schema) }),
});

let vhost: Vhost;
let gateway: TestGateway;
let description: z.infer<typeof Description>;

beforeAll(async () => {
  vhost = await createVhost();
  gateway = await startGateway({ AMQP_URL: vhost.amqpUrl });
  description = Description.parse(await (await fetch(`${gateway.url}/openapi.json`)).json());
});

afterAll(async () => {
  await gateway.close();
  await vhost.remove();
});

const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => (operation === undefined ? [] : [{ call: `${method} ${path}`, operation }])),
  );
const statusesOf = (call: string) => Object.keys(operations().find((each) => each.call === call)?.operation.responses ?? {});
const headersOf = (call: string, status: string) =>
  Object.keys(operations().find((each) => each.call === call)?.operation.responses[status]?.headers ?? {});
/** The media types of an answer that is no error. */
const typesOf = (call: string, status: string): string[] => {
  if (status === '204') return [];
  return [call.endsWith('/export') && call.startsWith('get') ? 'text/csv' : 'application/json'];
};

describe('/openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(await new Validator().validate(JSON.parse(JSON.stringify(description)))).toMatchObject({ valid: true });
  });

  it('describes every call that there is, each under a name and a heading of its own', () => {
    expect(operations().map(({ call, operation }) => [call, operation.operationId])).toEqual(
      expect.arrayContaining([
        ['post /v1/bookings', 'submitBooking'],
        ['get /v1/submissions/{submissionId}', 'getSubmission'],
        ['get /v1/consent-text', 'getConsentText'],
        ['get /v1/bookings', 'listBookings'],
        ['post /v1/bookings/{id}/confirm', 'confirmBooking'],
        ['post /v1/leads/{id}/transitions', 'transitionLead'],
        ['put /v1/organizations/{id}', 'putOrganization'],
        ['post /v1/webhook-endpoints/{id}/rotate-secret', 'rotateWebhookSecret'],
        ['post /v1/deliveries/{id}/redeliver', 'redeliver'],
      ]),
    );
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('says which calls take a token, and what becomes of those without', () => {
    const open = operations().filter(({ operation }) => operation.tags.includes('Anyone'));
    const staff = operations().filter(({ operation }) => operation.tags.some((tag) => tag === 'Sales team' || tag === 'Mail system'));
    expect(open.length + staff.length).toBe(operations().length);
    expect(staff.filter(({ operation }) => operation.security?.[0]?.['bearer'] === undefined)).toEqual([]);
    for (const { call } of staff) expect(statusesOf(call)).toEqual(expect.arrayContaining(['401', '403', '500', '503', '504']));
  });

  it('tells of the headers of answers', () => {
    expect(headersOf('get /v1/bookings/{id}', '200')).toEqual(['ETag', 'X-Correlation-Id']);
    expect(headersOf('get /v1/bookings', '401')).toContain('WWW-Authenticate');
    expect(headersOf('get /v1/bookings', '503')).toContain('Retry-After');
    expect(headersOf('post /v1/bookings', '202')).toEqual(expect.arrayContaining(['Location', 'RateLimit', 'RateLimit-Policy']));
    expect(headersOf('post /v1/bookings', '429')).toEqual(expect.arrayContaining(['Retry-After', 'RateLimit', 'RateLimit-Policy']));
  });

  it('names the filters of a list', () => {
    const list = operations().find(({ call }) => call === 'get /v1/leads');
    expect(list?.operation.parameters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'q', in: 'query', required: false }),
        expect.objectContaining({ name: 'limit', in: 'query', schema: expect.objectContaining({ type: 'integer', maximum: 100 }) }),
      ]),
    );
  });

  it('refers to nothing that is not there', () => {
    const references = JSON.stringify(description).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
    const names = [...references].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(Object.keys(description.components.schemas)).toEqual(expect.arrayContaining([...new Set(names)]));
  });

  it('names every answer of a call, the errors too', () => {
    expect(statusesOf('post /v1/bookings')).toEqual(['201', '202', '400', '413', '415', '422', '429', '500', '503']);
    expect(statusesOf('get /v1/submissions/{submissionId}')).toEqual(['200', '404', '500', '503']);
    expect(statusesOf('get /v1/consent-text')).toEqual(['200', '422', '500']);
  });

  it('says of every error that it is a problem, of everything else what it is', () => {
    const told = operations().flatMap(({ call, operation }) =>
      Object.entries(operation.responses).map(([status, { content = {} }]) => ({ call, status, content })),
    );
    for (const { call, status, content } of told.filter((each) => Number(each.status) < 400)) {
      expect([call, Object.keys(content)]).toEqual([call, typesOf(call, status)]);
    }
    for (const { content } of told.filter(({ status }) => Number(status) >= 400)) {
      expect(content).toEqual({ 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } });
    }
  });

  it('tells how a bounce is posted, with an example and the errors', () => {
    const bounce = operations().find(({ call }) => call === 'post /v1/bounces');
    expect(bounce?.operation.requestBody).toMatchObject({ required: true });
    expect(Object.keys(bounce?.operation.requestBody?.content ?? {})).toEqual(['message/rfc822']);
    expect(JSON.stringify(bounce?.operation.requestBody)).toContain('Final-Recipient: rfc822; ');
    expect(statusesOf('post /v1/bounces')).toEqual(['204', '401', '403', '413', '415', '422', '500', '503', '504']);
  });

  it('its example of a bounce is one', async () => {
    expect(await readDeliveryReport(Buffer.from(exampleReport))).toMatchObject({
      deliveryId: expect.any(String),
      recipients: [{ status: '5.1.1' }],
    });
  });

  it('holds the bounds of the form', () => {
    const form = description.components.schemas['BookingRequest'];
    expect(form).toMatchObject({
      additionalProperties: false,
      required: ['contactName', 'contactEmail', 'organizationName', 'consentGiven'],
      properties: {
        contactName: { type: 'string', minLength: 2, maxLength: 200 },
        contactEmail: { type: 'string', format: 'email', maxLength: 254 },
        organizationName: { type: 'string', minLength: 2, maxLength: 200 },
        preferredTiming: { type: 'string', maxLength: 500 },
        preferredDate: { type: 'string', format: 'date-time' },
        message: { type: 'string', maxLength: 5000 },
        notes: { type: 'string', maxLength: 5000 },
        consentGiven: { enum: [true] },
      },
    });
  });

  it('holds the vocabularies', () => {
    const { OrganizationSize, BookingStatus, Problem } = description.components.schemas;
    expect(OrganizationSize?.enum).toEqual([...organizationSizes]);
    expect(BookingStatus?.enum).toEqual([...bookingStatuses]);
    expect(Problem?.properties?.['code']).toMatchObject({ enum: [...problemCodes] });
  });

  it('tells of the Idempotency-Key', () => {
    const submit = operations().find(({ call }) => call === 'post /v1/bookings');
    expect(submit?.operation.parameters).toContainEqual(
      expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: false }),
    );
  });
});

describe('/docs', () => {
  it('is a page, with what it needs served from here', async () => {
    const page = await fetch(`${gateway.url}/docs`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    const html = await page.text();
    expect(html).toContain('<title>Demo booking API</title>');
    const scripts = [...html.matchAll(/<script src="([^"]+)"/g)].map(([, source]) => new URL(source ?? '', page.url));
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      expect(script.origin).toBe(gateway.url);
      const answer = await fetch(script);
      expect(answer.status).toBe(200);
      // Read to its end: an answer under way would hold up the drain.
      expect((await answer.text()).length).toBeGreaterThan(0);
    }
  });
});
