import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { answerJudge, ApiDescription, type Call, callsOf, exampleOf } from '../support/openapi.js';
import { aClientAddress, startTestStack, type TestStack } from '../support/stack.js';

let stack: TestStack;
let description: ApiDescription;
let judge: ReturnType<typeof answerJudge>;

beforeAll(async () => {
  stack = await startTestStack();
  description = ApiDescription.parse(await (await fetch(`${stack.file().gatewayUrl}/openapi.json`)).json());
  judge = answerJudge(description);
});

afterAll(async () => {
  await stack.stop();
});

const withoutBody = new Set(['GET', 'DELETE']);

/** Makes a request of the description; `body`, `path` and `query` win over its examples. */
async function send(
  { method, path, operation }: Call,
  { token, body, id = uuidv7(), query = {} }: { token?: string; body?: unknown; id?: string; query?: Record<string, string> },
) {
  const filled = path.replaceAll(/\{[^}]+\}/g, encodeURIComponent(id));
  const url = new URL(`${stack.file().gatewayUrl}${filled}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value);
  const schema = operation.requestBody?.content['application/json']?.schema;
  const content = body ?? (schema === undefined ? undefined : exampleOf(description, schema));
  const hasBody = content !== undefined && !withoutBody.has(method);
  return fetch(url, {
    method,
    headers: {
      'x-forwarded-for': aClientAddress(),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(hasBody ? { body: JSON.stringify(content) } : {}),
  });
}

/** What is wrong with an answer, by the description of its call. */
async function faultsOf({ name, operation }: Call, answer: Response): Promise<string[]> {
  const described = operation.responses[String(answer.status)];
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const text = await answer.text();
  if (answer.status >= 500 && answer.status !== 504) return [`${name}: ${answer.status} ${text}`];
  if (described === undefined) return [`${name}: ${answer.status} is not described: ${text}`];
  if (text === '') return [];
  const content = described.content?.[type];
  if (content === undefined) return [`${name}: ${answer.status} as ${type} is not described`];
  if (content.schema === undefined || !type.endsWith('json')) return [];
  return judge(content.schema, JSON.parse(text)).map((fault) => `${name}: ${answer.status}${fault}`);
}

const everyCall = () => callsOf(description);
const isForStaff = ({ operation }: Call): boolean => (operation.security ?? []).some((scheme) => Object.keys(scheme).length > 0);
const isForAnyone = ({ operation }: Call): boolean =>
  operation.security === undefined || operation.security.some((scheme) => Object.keys(scheme).length === 0);

describe('requests made from the description of the API', () => {
  it('with its own examples get answers that it describes', async () => {
    const faults = [];
    for (const call of everyCall()) faults.push(...(await faultsOf(call, await send(call, { token: stack.file().apiKeys.admin }))));
    expect(faults).toEqual([]);
  });

  it('its example of a booking is stored', async () => {
    const call = everyCall().find(({ operation }) => operation.operationId === 'submitBooking');
    if (call === undefined) throw new Error('There is no submitBooking.');
    const schema = call.operation.requestBody?.content['application/json']?.schema ?? {};
    const example = Object(exampleOf(description, schema));
    const body = { ...example, preferredDate: new Date(Date.now() + 72 * 3_600_000).toISOString(), website: undefined };
    delete body.consentTimestamp;
    expect((await send(call, { body })).status).toBe(201);
  });

  it('what is for staff is 401 without a token and with a wrong one, as described', async () => {
    const calls = everyCall().filter((call) => isForStaff(call) && !isForAnyone(call));
    expect(calls.length).toBeGreaterThan(30);
    const answers = await Promise.all(calls.map(async (call) => ({ call, answer: await send(call, { token: 'dbk_wrong' }) })));
    expect(answers.filter(({ answer }) => answer.status !== 401).map(({ call, answer }) => `${call.name}: ${answer.status}`)).toEqual([]);
    const open = await Promise.all(calls.map(async (call) => ({ call, answer: await send(call, {}) })));
    expect(open.filter(({ answer }) => answer.status !== 401).map(({ call, answer }) => `${call.name}: ${answer.status}`)).toEqual([]);
  });

  it('with anything in ids, queries and bodies get answers that it describes, never a failure', async () => {
    const calls = everyCall();
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 20 }).filter((s) => s.isWellFormed()),
      fc.constantFrom(
        '',
        '0',
        '-1',
        'null',
        'NaN',
        '9'.repeat(30),
        '2026-13-45',
        '%00',
        "' OR 1=1 --",
        '../..',
        '{"a":1}',
        '\u0000',
        'true',
      ),
    );
    const value = fc.oneof(
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(text, { maxLength: 3 }),
      fc.object({ maxDepth: 2 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(calls.length - 1),
        fc.record({
          id: fc.option(text.filter((s) => s !== '' && s !== '.' && s !== '..')),
          names: fc.array(fc.nat(30), { maxLength: 4 }),
          values: fc.array(value, { minLength: 4, maxLength: 4 }),
          texts: fc.array(text, { minLength: 4, maxLength: 4 }),
        }),
        async (index, { id, names, values, texts }) => {
          const call = calls[index];
          if (call === undefined) return;
          const parameters = call.operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
          const query = Object.fromEntries(
            names.flatMap((n, i) => (parameters[n % 12] === undefined ? [] : [[parameters[n % 12] ?? '', texts[i] ?? '']])),
          );
          const schema = call.operation.requestBody?.content['application/json']?.schema;
          const example: Record<string, unknown> = schema === undefined ? {} : Object(exampleOf(description, schema));
          const fields = Object.keys(example);
          for (const [i, n] of names.entries()) {
            const field = fields[n % Math.max(fields.length, 1)];
            if (field !== undefined) example[field] = values[i];
          }
          const answer = await send(call, {
            token: stack.file().apiKeys.admin,
            ...(id === null ? {} : { id }),
            query,
            ...(schema === undefined ? {} : { body: example }),
          });
          // An id may be read as another path, or as none: then it is 404 or 405, which need no description.
          if (id !== null && (answer.status === 404 || answer.status === 405)) return;
          expect(await faultsOf(call, answer)).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
