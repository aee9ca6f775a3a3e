import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aBookingForm } from '../support/builders/a-booking-form.js';
import { documentedMetrics } from '../support/documented-metrics.js';
import { eventually } from '../support/eventually.js';
import { metricLabels } from '../support/metric-labels.js';
import { type Exposition, readExposition } from '../support/metric-samples.js';
import { startTestStack, type TestStack } from '../support/stack.js';
import { type ReceivedSpan, startTraceReceiver, type TraceReceiver } from '../support/trace-receiver.js';
import { appNames } from '../../scripts/stack/app-name.js';

let receiver: TraceReceiver;
let stack: TestStack;
const expositions = new Map<string, Exposition>();

const person = {
  contactName: 'Kanarifugl Ødegård',
  contactEmail: 'kanarifugl@hemmelig.example',
  contactPhone: '+4722864411',
  organizationName: 'Hemmelig Forening Ås',
  message: 'Et hemmelig budskap om kanarifugler',
};
const clientAddress = '198.51.100.77';
const secrets = [...Object.values(person), 'anarifugl', 'degård', 'emmelig', clientAddress];
const trace = { id: '4bf92f3577b34da6a3ce929d0e0e4736', client: '00f067aa0ba902b7' };

const metricsOf = async (app: (typeof appNames)[number]): Promise<string> => (await fetch(`${stack.file().opsUrls[app]}/metrics`)).text();

async function submit(): Promise<void> {
  const answer = await fetch(`${stack.file().gatewayUrl}/v1/bookings`, {
    method: 'POST',
    body: JSON.stringify(aBookingForm(person)),
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': clientAddress,
      traceparent: `00-${trace.id}-${trace.client}-01`,
    },
  });
  expect(answer.status).toBe(201);
  await eventually(async () => expect(await stack.mailsTo(person.contactEmail)).toHaveLength(1), { within: 20_000 });
}

/** At the edge, by a limit, and in each service. */
async function haveRefused(): Promise<void> {
  expect((await stack.book({ ...aBookingForm(person), consentGiven: false })).status).toBe(422);
  for (const status of [201, 201, 429]) expect((await stack.book(aBookingForm(person))).status).toBe(status);
  const nobody = '0192f0c1-2b3c-7d4e-8f50-112233445566';
  for (const path of [`leads/${nobody}`, `deliveries/${nobody}`, `bookings/${nobody}`, `kanarifugl/${person.contactEmail}`]) {
    const { status } = await fetch(`${stack.file().gatewayUrl}/v1/${path}`, {
      headers: { authorization: `Bearer ${stack.file().apiKeys.sales}` },
    });
    expect(status).toBe(404);
  }
}

/** Spans go out every five seconds, and are counted then. */
const collect = (): Promise<void> =>
  eventually(
    async () => {
      for (const app of appNames) {
        const text = await metricsOf(app);
        expect(text).toContain('demo_booking_trace_spans_total{outcome="taken"}');
        expositions.set(app, readExposition(text));
      }
    },
    { within: 15_000, every: 500 },
  );

const path = (...names: string[]): string => names.join(' < ');
const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

/** Of the first sample that has these labels, among others. */
const valueOf = (app: string, metric: string, labels: Record<string, string>): number | undefined =>
  expositions
    .get(app)
    ?.samples.find((sample) => sample.metric === metric && Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
    ?.value;

const inTrace = (): ReceivedSpan[] => receiver.spans().filter(({ traceId }) => traceId === trace.id);

beforeAll(async () => {
  receiver = await startTraceReceiver();
  stack = await startTestStack({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
  await submit();
  await haveRefused();
});

afterAll(async () => {
  await stack.stop();
  await receiver.close();
});

describe('one trace', () => {
  it('goes from the request through both calls, the outboxes and the consumers to the mails and the webhook', async () => {
    const request = path('handle bookings.submit', 'request bookings.submit', 'POST /v1/bookings');
    const told = path('handle booking.created', 'publish booking.created', request);
    const expected = [
      path('handle leads.capture', 'request leads.capture', request),
      path('handle lead.created', 'publish lead.created', 'handle leads.capture', 'request leads.capture', request),
      path('send booking_confirmation', told),
      path('send sales_notification', told),
      path('send webhook', told),
      path('handle delivery.attempted', 'publish delivery.attempted', 'send webhook', told),
    ];
    await eventually(
      () => {
        const byId = new Map(inTrace().map((span) => [span.spanId, span]));
        const upwards = (span: ReceivedSpan): string => {
          const parent = byId.get(span.parentSpanId ?? '');
          return parent === undefined ? span.name : path(span.name, upwards(parent));
        };
        expect(inTrace().map(upwards)).toEqual(expect.arrayContaining(expected));
        const roots = inTrace().filter(({ parentSpanId }) => !byId.has(parentSpanId ?? ''));
        expect(roots).toMatchObject([{ name: 'POST /v1/bookings', parentSpanId: trace.client }]);
      },
      { within: 30_000, every: 200 },
    );
    expect(new Set(inTrace().map(({ app }) => app))).toEqual(new Set(appNames));
  });

  it('has the id that the log lines have, in all four apps', async () => {
    const lines = (await stack.logs()).split('\n').filter((line) => line.includes(`"traceId":"${trace.id}"`));
    expect(new Set(lines.map((line) => /"app":"(\w+)"/.exec(line)?.[1]))).toEqual(new Set(appNames));
  });

  it('tells nobody anything personal, in no span of any request', () => {
    const text = receiver.bodies().join('\n');
    expect(text).toContain('"http.route"');
    for (const secret of [...secrets, stack.file().apiKeys.sales]) expect(text).not.toContain(secret);
  });
});

describe('the metrics of the running apps', () => {
  beforeAll(collect);

  it('are those that docs/observability.md has, each with its type and labels, at the apps that it names', () => {
    const exposed = [...expositions].flatMap(([app, { types, samples }]) =>
      samples.map(({ metric, labels }) => ({ app, metric, type: types.get(metric), labels: Object.keys(labels) })),
    );
    const found = [...new Set(exposed.map(({ metric }) => metric))].map((name) => {
      const samples = exposed.filter(({ metric }) => metric === name);
      return {
        name,
        type: samples[0]?.type,
        labels: [...new Set(samples.flatMap(({ labels }) => labels))].toSorted(),
        apps: appNames.filter((app) => samples.some((sample) => sample.app === app)),
      };
    });
    const documented = documentedMetrics();
    expect(found.toSorted(byName)).toEqual(documented.toSorted(byName));
  });

  it('have labels of the list alone, with values that it knows', () => {
    for (const { metric, labels } of [...expositions.values()].flatMap(({ samples }) => samples)) {
      const bounds = metricLabels[metric] ?? {};
      expect({ metric, labels: Object.keys(labels).toSorted() }).toEqual({ metric, labels: Object.keys(bounds).toSorted() });
      for (const [label, value] of Object.entries(labels)) expect(`${metric} ${label}: ${value}`).toMatch(within(metric, label, bounds));
    }
  });

  it('hold nothing personal', async () => {
    const text = (await Promise.all(appNames.map(metricsOf))).join('\n');
    expect(text).toContain('route="/v1/leads/:id"');
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('count what became of the submissions, and how soon their mails went out', () => {
    const submissions = (outcome: string) => valueOf('gateway', 'demo_booking_submissions_total', { kind: 'bookings', outcome });
    expect(['stored', 'gdpr_consent_required', 'rate_limit_per_email'].map(submissions)).toEqual([3, 1, 1]);
    expect(valueOf('bookings', 'demo_booking_booking_status_changes_total', { status: 'pending', by: 'contact' })).toBe(3);
    expect(valueOf('bookings', 'demo_booking_message_refusals_total', { code: 'rate_limit_per_email' })).toBe(1);
    expect(valueOf('leads', 'demo_booking_queue_messages', { queue: 'leads.events', part: 'parking' })).toBe(0);
  });

  it.each(['postgres', 'rabbitmq'] as const)(
    'answer within a second and a half while %s is away, without what cannot be known',
    async (part) => {
      stack.signal(part, 'SIGKILL');
      await eventually(() => expect(stack.file().processes[part]).toEqual([]), { within: 25_000 });
      const absent = { postgres: 'demo_booking_outbox_events', rabbitmq: 'demo_booking_queue_messages' }[part];
      await eventually(
        async () => {
          const startedAt = performance.now();
          const text = await metricsOf('bookings');
          expect(performance.now() - startedAt).toBeLessThan(1_500);
          const { samples } = readExposition(text);
          expect(samples.filter(({ metric }) => metric === absent)).toEqual([]);
          const up = samples.find(({ metric, labels }) => metric === 'demo_booking_collector_up' && labels['collector'] === 'outbox');
          expect(up?.value).toBe(part === 'postgres' ? 0 : 1);
        },
        { within: 10_000, every: 200 },
      );
      await stack.start(part);
    },
  );
});

describe('a drain', () => {
  it('sends the spans on that are left, at once', async () => {
    const traceId = trace.id.replace('4bf9', 'd4a1');
    const headers = { authorization: `Bearer ${stack.file().apiKeys.sales}`, traceparent: `00-${traceId}-${trace.client}-01` };
    const list = async (): Promise<number> => (await fetch(`${stack.file().gatewayUrl}/v1/leads?limit=1`, { headers })).status;
    await eventually(async () => expect(await list()).toBe(200), { within: 20_000, every: 500 });
    stack.signal('leads', 'SIGTERM');
    await eventually(() => expect(stack.file().processes.leads).toEqual([]), { within: 25_000 });
    const names = receiver.spans().flatMap((span) => (span.traceId === traceId && span.app === 'leads' ? [span.name] : []));
    expect(names).toContain('handle leads.list');
    await stack.start('leads');
  });
});

/** `metric label: value`, with a value of the bounds. */
const within = (metric: string, label: string, bounds: Readonly<Record<string, RegExp>>): RegExp =>
  new RegExp(`^${metric} ${label}: ${(bounds[label]?.source ?? '^$').slice(1)}`);
