import { applyDecorators, type INestApplication } from '@nestjs/common';
import { ApiResponse, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
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
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'Demo booking API',
  });
}
