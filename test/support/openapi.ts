import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { z } from 'zod';

/** A JSON Schema, or a reference to one of the components. */
export const JsonSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  examples: z.array(z.unknown()).optional(),
  example: z.unknown().optional(),
  default: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  get properties() {
    return z.record(z.string(), JsonSchema).optional();
  },
  get items() {
    return JsonSchema.optional();
  },
  get anyOf() {
    return z.array(JsonSchema).optional();
  },
  get oneOf() {
    return z.array(JsonSchema).optional();
  },
  get allOf() {
    return z.array(JsonSchema).optional();
  },
});
export type JsonSchema = z.infer<typeof JsonSchema>;

const Content = z.record(z.string(), z.object({ schema: JsonSchema.optional() }));
const Operation = z.looseObject({
  operationId: z.string(),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.unknown())).optional(),
  parameters: z
    .array(
      z.looseObject({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean().optional(), schema: JsonSchema }),
    )
    .default([]),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: Content.optional() })),
});

/** What of an API's description is needed to call it. */
export const ApiDescription = z.looseObject({
  paths: z.record(z.string(), z.record(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation.optional())),
  components: z.looseObject({ schemas: z.record(z.string(), JsonSchema) }),
});
export type ApiDescription = z.infer<typeof ApiDescription>;

/** One call of the API. */
export type Call = { name: string; method: string; path: string; operation: z.infer<typeof Operation> };

export const callsOf = ({ paths }: ApiDescription): Call[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation === undefined ? [] : [{ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path, operation }],
    ),
  );

const component = (description: ApiDescription, reference: string): JsonSchema =>
  description.components.schemas[reference.replace('#/components/schemas/', '')] ?? {};

/** A value that the schema describes: its example, where it gives one. */
export function exampleOf(description: ApiDescription, schema: JsonSchema): unknown {
  if (schema.$ref !== undefined) return exampleOf(description, component(description, schema.$ref));
  if (schema.example !== undefined) return schema.example;
  if (schema.examples !== undefined) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [part] = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (part !== undefined) return exampleOf(description, part);
  return exampleOfType(description, schema);
}

function exampleOfType(description: ApiDescription, schema: JsonSchema): unknown {
  switch ([schema.type].flat()[0] ?? 'nothing') {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, value]) => [name, exampleOf(description, value)]));
    case 'array':
      return schema.items === undefined ? [] : [exampleOf(description, schema.items)];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return schema.default ?? schema.minimum ?? 1;
    case 'string':
      return schema.format === 'date-time'
        ? '2026-12-01T09:00:00Z'
        : schema.format === 'uuid'
          ? '01932b1a-0000-7000-8000-000000000001'
          : 'Eksempel';
    default:
      return undefined;
  }
}

/** The schema with its references into the description as a whole. */
const local = (schema: JsonSchema): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"api#/components/schemas/'));

/** Tells what is wrong with an answer's body by the description; empty when nothing is. */
export function answerJudge(description: ApiDescription): (schema: JsonSchema, body: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajvFormats.default(ajv);
  ajv.addSchema({ $id: 'api', components: description.components });
  return (schema, body) => {
    const isValid = ajv.compile(local(schema));
    return isValid(body) ? [] : (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
