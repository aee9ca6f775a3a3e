import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { clientAddresses } from '../../../../scripts/demo/client-addresses.js';
import { sendSubmissions } from '../../../../scripts/demo/send-submissions.js';

const ANSWER = { status: 201, contentType: '', retryAfter: null, json: null };
const submissions = Array.from({ length: 40 }, (_, index) => ({
  line: index + 1,
  // Every tenth line is the same person, in another case.
  body: { contactEmail: index % 10 === 0 ? (index % 20 === 0 ? 'KARI@lag.example' : 'kari@lag.example') : `p${index}@lag.example`, index },
  expect: { status: 201 },
}));
const addresses = clientAddresses(40, () => 0.5);
const unreachable = () => Promise.reject(new Error('connect ECONNREFUSED'));
const indexOf = (body: unknown): number => z.object({ index: z.number() }).parse(body).index;

describe('sending submissions', () => {
  test('each goes out once from an address of its own, and the answers keep the order of the file', async () => {
    const from: string[] = [];
    const answered = await sendSubmissions(
      async (_body, address) => {
        from.push(address.raw);
        await new Promise(setImmediate);
        return ANSWER;
      },
      submissions,
      addresses,
      () => undefined,
    );

    expect(answered.map(({ line }) => line)).toEqual(submissions.map(({ line }) => line));
    expect(new Set(from).size).toBe(40);
  });

  test('no more than eight at a time, one person after another in the order of the file', async () => {
    let open = 0;
    let most = 0;
    const finished: number[] = [];
    await sendSubmissions(
      async (body) => {
        open += 1;
        most = Math.max(most, open);
        // The first of the person answers last of its eight.
        for (let turn = 0; turn < (indexOf(body) === 0 ? 50 : 1); turn += 1) await new Promise(setImmediate);
        open -= 1;
        finished.push(indexOf(body));
        return ANSWER;
      },
      submissions,
      addresses,
      () => undefined,
    );

    expect(most).toBe(8);
    expect(finished.filter((index) => index % 10 === 0)).toEqual([0, 10, 20, 30]);
    expect(finished[0]).not.toBe(0);
  });

  test('a gateway that cannot be reached ends the run', async () => {
    await expect(sendSubmissions(unreachable, submissions, addresses, () => undefined)).rejects.toThrow('ECONNREFUSED');
  });
});
