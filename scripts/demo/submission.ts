import { z } from 'zod';

const line = z.object({
  body: z.record(z.string(), z.unknown()),
  expect: z.strictObject({
    status: z.int(),
    /** Of a 422 `validation_failed`: the one rule that is broken, and the field. */
    rule: z.string().optional(),
    field: z.string().optional(),
    /** Of any other refusal. */
    code: z.string().optional(),
    /** An earlier line's person again. */
    knownLead: z.literal(true).optional(),
  }),
});

/** One line of a file of submissions: the body of `POST /v1/bookings`, and the answer it is to get. */
export type Submission = z.infer<typeof line> & { line: number };

/** Reads newline-delimited JSON; throws an error that names the line and what is wrong with it. */
export function parseSubmissions(ndjson: string): Submission[] {
  return ndjson
    .split('\n')
    .map((text, index) => ({ text: text.trim(), number: index + 1 }))
    .filter(({ text }) => text !== '')
    .map(({ text, number }) => parseLine(text, number));
}

function parseLine(text: string, number: number): Submission {
  try {
    return { ...line.parse(JSON.parse(text)), line: number };
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : 'not JSON';
    throw new Error(`line ${number} is no submission: ${detail}`, { cause: error });
  }
}

/** Whether the booking is stored but shown to nobody: the honeypot field is filled in. */
export function isQuarantined({ body }: Submission): boolean {
  return typeof body['website'] === 'string' && body['website'].trim() !== '';
}

/** Whether the file expects a stored booking. */
export function isStored({ expect }: Submission): boolean {
  return expect.status === 201;
}
