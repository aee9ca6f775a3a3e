import { applyDecorators, type INestApplication } from '@nestjs/common';
import { ApiResponse, DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Problem } from './problem.js';

/** The error answers of a call, all of them problems. */
export const ApiProblems = (...statuses: number[]): MethodDecorator =>
  applyDecorators(
    ...[...statuses, 500].map((status) =>
      ApiResponse({ status, standardSchema: Problem, description: descriptions[status] ?? 'A problem.' }),
    ),
  );

const descriptions: Readonly<Record<number, string>> = {
  400: 'The body is no JSON object.',
  404: 'There is nothing here.',
  413: 'The body has more than 64 KB.',
  415: 'The body is not application/json.',
  422: 'A rule is broken; `errors` names field and rule.',
  429: 'A limit is reached; `Retry-After` tells for how long.',
  500: 'Something went wrong.',
  503: 'The broker is away; `Retry-After` tells when to try again.',
};

/** Serves the description of the API, made from the schemas that validate it, at `/openapi.json`, and a page of it at `/docs`. */
export function describeApi(app: INestApplication): void {
  const config = new DocumentBuilder()
    .setTitle('Demo booking')
    .setDescription('Requests for a demo of the platform for peer mentoring. Errors are RFC 9457 problems.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .build();
  SwaggerModule.setup('docs', app, () => withProblemContent(SwaggerModule.createDocument(app, config)), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'Demo booking API',
  });
}

/** Gives every error answer its own media type: the decorators have one for all answers of a call. */
function withProblemContent(document: OpenAPIObject): OpenAPIObject {
  for (const { get, post, put, patch, delete: remove } of Object.values(document.paths)) {
    for (const operation of [get, post, put, patch, remove]) {
      for (const [status, response] of Object.entries(operation?.responses ?? {})) {
        if (Number(status) < 400 || response === undefined || !('content' in response)) continue;
        const problem = response.content?.['application/json'];
        if (problem !== undefined) response.content = { 'application/problem+json': problem };
      }
    }
  }
  return document;
}
