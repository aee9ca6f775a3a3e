import { z } from 'zod';
import type { ClientAddress } from './client-addresses.js';
import type { Submission } from './submission.js';

/** What the gateway answered to a submission, and where it came from. */
export type Answered = Submission & { address: ClientAddress; answer: Answer };
export type Answer = { status: number; contentType: string; retryAfter: string | null; json: unknown };

const created = z.object({
  id: z.uuid(),
  submissionId: z.string().min(1),
  status: z.literal('pending'),
  createdAt: z.iso.datetime(),
  warnings: z.array(z.unknown()),
});
const problem = z.object({
  status: z.int(),
  code: z.string(),
  correlationId: z.string().min(1),
  errors: z.array(z.object({ field: z.string(), rule: z.string() })).optional(),
});

/** The booking that a 201 tells of. */
export function createdBooking({ answer }: Answered): { id: string; createdAt: string } | undefined {
  return answer.status === 201 ? created.safeParse(answer.json).data : undefined;
}

/** Sends one booking form as if a trusted proxy had taken it from `address`; rejects after 30 seconds. */
export async function postBooking(gatewayUrl: string, body: unknown, address: ClientAddress): Promise<Answer> {
  const response = await fetch(`${gatewayUrl}/v1/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address.raw },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    retryAfter: response.headers.get('retry-after'),
    json: text === '' ? null : z.json().safeParse(safeJson(text)).data,
  };
}

/** How an answer differs from what the file expects. */
export function answerDifferences({ answer, expect }: Pick<Answered, 'answer' | 'expect'>): string[] {
  if (answer.status !== expect.status) {
    return [`answered ${answer.status}${summary(answer)}, expected ${expect.status}`];
  }
  if (answer.status < 300) {
    return created.safeParse(answer.json).success ? [] : ['the 201 is not { id, submissionId, status: pending, createdAt, warnings }'];
  }
  const parsed = problem.safeParse(answer.json);
  if (!parsed.success || !answer.contentType.startsWith('application/problem+json')) {
    return [`the ${answer.status} is no application/problem+json with status, code and correlationId`];
  }
  const differences: string[] = [];
  const code = expect.code ?? 'validation_failed';
  if (parsed.data.code !== code) {
    differences.push(`code ${parsed.data.code}, expected ${code}`);
  }
  const broken = (parsed.data.errors ?? []).map(({ field, rule }) => `${field}: ${rule}`).join(', ');
  if (expect.rule !== undefined && broken !== `${expect.field ?? ''}: ${expect.rule}`) {
    differences.push(`errors { ${broken} }, expected { ${expect.field ?? ''}: ${expect.rule} }`);
  }
  if (answer.status === 429 && answer.retryAfter === null) {
    differences.push('a 429 without Retry-After');
  }
  return differences;
}

function summary({ status, json }: Answer): string {
  if (status === 202) return ' since no service answered in time (it is stored or rejected later)';
  const { data } = problem.safeParse(json);
  return data === undefined ? '' : ` ${[data.code, ...(data.errors ?? []).map(({ field, rule }) => `${field}: ${rule}`)].join(' ')}`;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
