import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Answer = Exclude<NonNullable<Operation['responses'][string]>, { $ref: string }>;

const text = (description: string) => ({ description, schema: { type: 'string' as const } });
const seconds = (description: string) => ({ description, schema: { type: 'integer' as const, minimum: 1 } });

const correlationId = {
  'X-Correlation-Id': { description: 'Follows the request through every log', schema: { type: 'string' as const, format: 'uuid' } },
};
const retryAfter = { 'Retry-After': seconds('Seconds until a repeat can succeed') };
const rateLimit = {
  'RateLimit-Policy': text('The limit and its window (draft-ietf-httpapi-ratelimit-headers)'),
  RateLimit: text('What is left of it'),
};
const headersOfStatus: Readonly<Record<number, object>> = {
  401: { 'WWW-Authenticate': text('Bearer, and what is wrong with the credentials (RFC 6750)') },
  403: { 'WWW-Authenticate': text('Bearer error="insufficient_scope" (RFC 6750)') },
  429: retryAfter,
  503: retryAfter,
};

/** What the decorators leave out of a description: the media type of problems, headers, ids of paths, bodies that may be left out. */
export function completeDescription(document: OpenAPIObject): OpenAPIObject {
  for (const { get, post, put, patch, delete: remove } of Object.values(document.paths)) {
    for (const operation of [get, post, put, patch, remove]) {
      if (operation === undefined) continue;
      giveAnswersTheirHeaders(operation);
      for (const parameter of operation.parameters ?? []) {
        if ('in' in parameter && parameter.in === 'path' && parameter.name === 'id') parameter.schema = { type: 'string', format: 'uuid' };
      }
    }
    if (post !== undefined) leaveOutEmptyBody(post);
  }
  return document;
}

function giveAnswersTheirHeaders({ responses }: Operation): void {
  for (const [code, answer] of Object.entries(responses)) {
    if (answer === undefined || '$ref' in answer) continue;
    const status = Number(code);
    const isLimited = '429' in responses && (status < 300 || status === 429);
    answer.headers = { ...answer.headers, ...correlationId, ...headersOfStatus[status], ...(isLimited ? rateLimit : {}) };
    if (status >= 400) giveProblemsTheirType(answer);
  }
}

/** The decorators have one media type for all answers of a call. */
function giveProblemsTheirType(answer: Answer): void {
  const problem = answer.content?.['application/json'];
  if (problem !== undefined) answer.content = { 'application/problem+json': problem };
}

const WithRequired = z.looseObject({ required: z.array(z.string()).min(1) });

/** A POST whose body has no field that is required may be sent without one. */
function leaveOutEmptyBody({ requestBody }: Operation): void {
  if (requestBody === undefined || '$ref' in requestBody) return;
  const schema = requestBody.content['application/json']?.schema;
  if (schema !== undefined && !('$ref' in schema) && !WithRequired.safeParse(schema).success) requestBody.required = false;
}
