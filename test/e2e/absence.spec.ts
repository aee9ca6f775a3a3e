import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aBookingForm } from '../support/builders/a-booking-form.js';
import { eventually } from '../support/eventually.js';
import { startTestStack, type TestStack } from '../support/stack.js';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack({ SUBMIT_DEADLINE: '2500ms' });
});

afterAll(async () => {
  await stack.stop();
});

const stateOf = async (location: string | null): Promise<unknown> => (await fetch(`${stack.file().gatewayUrl}${location}`)).json();
const ended = (part: 'bookings' | 'leads' | 'postgres' | 'rabbitmq' | 'notifications') =>
  eventually(() => expect(stack.file().processes[part]).toEqual([]), { within: 25_000 });

describe('a submission survives the absence of what it needs', () => {
  it('with bookings away it is 202, then stored when the service is back; a repeat with the key is 201', async () => {
    stack.signal('bookings', 'SIGKILL');
    await ended('bookings');
    const form = aBookingForm();
    const key = randomUUID();
    const answer = await stack.book(form, { key });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ state: 'received' });
    const location = answer.headers.get('location');
    expect(await stateOf(location)).toMatchObject({ state: 'received' });

    await stack.start('bookings');
    await eventually(async () => expect(await stateOf(location)).toMatchObject({ state: 'stored' }), { within: 15_000 });
    const repeat = await stack.book(form, { key });
    expect(repeat.status).toBe(201);
    await eventually(async () => expect(await stack.mailsTo(String(form['contactEmail']))).toHaveLength(1));
  });

  it('with leads away it is 202, and held until leads is back', async () => {
    stack.signal('leads', 'SIGKILL');
    await ended('leads');
    const form = aBookingForm();
    const answer = await stack.book(form);
    expect(answer.status).toBe(202);
    await stack.start('leads');
    const location = answer.headers.get('location');
    await eventually(async () => expect(await stateOf(location)).toMatchObject({ state: 'stored' }), { within: 30_000 });
  });

  it('with notifications away it is 201, and the mail goes out when it is back', async () => {
    stack.signal('notifications', 'SIGTERM');
    await ended('notifications');
    const form = aBookingForm();
    expect((await stack.book(form)).status).toBe(201);
    await stack.start('notifications');
    await eventually(async () => expect(await stack.mailsTo(String(form['contactEmail']))).toHaveLength(1), { within: 15_000 });
  });

  it('with the databases away it is 202, and stored when they are back', async () => {
    stack.signal('postgres', 'SIGKILL');
    await ended('postgres');
    const answer = await stack.book(aBookingForm());
    expect(answer.status).toBe(202);
    await stack.start('postgres');
    const location = answer.headers.get('location');
    await eventually(async () => expect(await stateOf(location)).toMatchObject({ state: 'stored' }), { within: 30_000 });
  });

  it('with the broker away it is 503 at once with Retry-After, health answers, and it works again when the broker is back', async () => {
    stack.signal('rabbitmq', 'SIGKILL');
    await ended('rabbitmq');
    const gateway = stack.file().opsUrls.gateway;
    await eventually(async () => expect((await fetch(`${gateway}/health/ready`)).status).toBe(503));
    const startedAt = performance.now();
    const answer = await stack.book(aBookingForm());
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).not.toBeNull();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect((await fetch(`${gateway}/health/live`)).status).toBe(200);
    await stack.start('rabbitmq');
    await eventually(async () => expect((await stack.book(aBookingForm())).status).toBe(201), { within: 30_000, every: 500 });
  });
});
