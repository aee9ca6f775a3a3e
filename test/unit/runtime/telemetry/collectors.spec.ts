import { beforeEach, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { Collectors, type Sample } from '#runtime';
import { readExposition } from '../../../support/metric-samples.js';

let registry: Registry;
let collectors: Collectors;
const gauges = [
  { name: 'demo_booking_test_plain', help: 'Without labels.', labelNames: [] },
  { name: 'demo_booking_test_labelled', help: 'With one.', labelNames: ['kind'] },
];
const both: Sample[] = [
  { gauge: 'demo_booking_test_plain', value: 7 },
  { gauge: 'demo_booking_test_labelled', labels: { kind: 'a' }, value: 8 },
];
const scrape = async (): Promise<Record<string, number>> => {
  const { samples } = readExposition(await registry.metrics());
  return Object.fromEntries(samples.map(({ metric, value }) => [metric, value]));
};
const known = { demo_booking_test_plain: 7, demo_booking_test_labelled: 8, demo_booking_collector_up: 1 };
const unknown = { demo_booking_collector_up: 0 };

beforeEach(() => {
  registry = new Registry();
  collectors = new Collectors(registry);
});

describe('a gauge whose value has to be asked for', () => {
  it('has it when metrics are collected, and its collector is up', async () => {
    collectors.add({ name: 'test', gauges, read: () => Promise.resolve(both) });
    expect(await scrape()).toEqual(known);
  });

  it('is absent when nobody knows it, and its collector is down, in the same scrape', async () => {
    let away = false;
    const read = () => (away ? Promise.reject(new Error('away')) : Promise.resolve(both));
    collectors.add({ name: 'test', gauges, read, freshMs: 0 });
    expect(await scrape()).toEqual(known);
    away = true;
    expect(await scrape()).toEqual(unknown);
    away = false;
    expect(await scrape()).toEqual(known);
  });

  it('is absent when no answer comes in time: metrics are there within a second', async () => {
    const { promise, resolve } = Promise.withResolvers<Sample[]>();
    let asked = 0;
    const read = () => {
      asked += 1;
      return promise;
    };
    collectors.add({ name: 'test', gauges, read });
    const startedAt = performance.now();
    expect(await scrape()).toEqual(unknown);
    expect(await scrape()).toEqual(unknown);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    // One question at a time, and a late answer is one all the same.
    expect(asked).toBe(1);
    resolve(both);
    await promise;
    expect(await scrape()).toEqual(known);
    expect(asked).toBe(1);
  });

  it('is asked for once while its value is fresh, however many gauges and scrapes there are', async () => {
    let asked = 0;
    const read = () => {
      asked += 1;
      return Promise.resolve(both);
    };
    collectors.add({ name: 'test', gauges, read, freshMs: 60_000 });
    await scrape();
    expect(await scrape()).toEqual(known);
    expect(asked).toBe(1);
  });
});
