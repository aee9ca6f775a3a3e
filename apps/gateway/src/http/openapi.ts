import { applyDecorators, type INestApplication } from '@nestjs/common';
import { ApiHeader, ApiResponse, DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { completeDescription } from './complete-description.js';
import { Problem } from './problem.js';

/** The error answers of a call, all of them problems. */
export const ApiProblems = (...statuses: number[]): ClassDecorator & MethodDecorator =>
  applyDecorators(
    ...[...statuses, 500].map((status) =>
      ApiResponse({ status, standardSchema: Problem, description: descriptions[status] ?? 'A problem.' }),
    ),
  );

const descriptions: Readonly<Record<number, string>> = {
  400: 'The body is no JSON object.',
  401: 'Who is calling is not known; `WWW-Authenticate` tells why.',
  403: 'This takes another role.',
  404: 'There is nothing here.',
  409: 'This cannot be done as things are.',
  410: 'This is gone.',
  412: 'It has changed meanwhile: `If-Match` names another version.',
  413: 'The body is larger than the call takes.',
  415: 'The body is not of the type that the call takes.',
  422: 'A rule is broken; `errors` names field and rule.',
  429: 'A limit is reached; `Retry-After` tells for how long.',
  500: 'Something went wrong.',
  503: 'The broker is away; `Retry-After` tells when to try again.',
  504: 'The service did not answer in time.',
};

/** An answer that names its version, to be sent back as `If-Match`. */
export const taggedAnswer = (description: string) => ({
  description,
  headers: { ETag: { description: 'The version, in quotes', schema: { type: 'string' as const }, example: '"3"' } },
});

/** An answer that tells where more of it is. */
export const located = (description: string) => ({
  description,
  headers: { Location: { description: 'Where it is told of', schema: { type: 'string' as const } } },
});

/** The answer of an export. */
export const ApiCsv = (): MethodDecorator =>
  ApiResponse({
    status: 200,
    description: 'A line of column names, then a line for each. A connection that ends early is a failure.',
    content: { 'text/csv': { schema: { type: 'string' } } },
  });

/** The call honours `If-Match`. */
export const ApiIfMatch = (): MethodDecorator =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The `ETag` of the version that the change is meant for; 412 when it is another',
  });

/** The description of the API, made from the schemas that validate it. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Demo booking')
    .setDescription('Requests for a demo of the platform for peer mentoring. Errors are RFC 9457 problems.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, or a JWT of the OIDC issuer (RFC 6750)' })
    .build();
  return completeDescription(SwaggerModule.createDocument(app, config));
}

/** Serves the description of the API at `/openapi.json`, and a page of it at `/docs`. */
export function describeApi(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => apiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'Demo booking API',
  });
}
