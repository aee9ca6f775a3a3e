import { setTimeout as after } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';

/** For which all of /metrics waits at most. */
const withinMs = 800;
const usuallyFreshMs = 1_000;

/** A gauge whose values somebody has to be asked for. */
export interface CollectedGauge {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
}

/** A value of one of the gauges of a collector. */
export interface Sample {
  readonly gauge: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Asks on behalf of gauges. */
export interface Collector {
  readonly name: string;
  readonly gauges: readonly CollectedGauge[];
  /** The values that there are; a throw says that they are not known. */
  readonly read: () => Promise<readonly Sample[]>;
  /** How long values are as good as new, in milliseconds: a second when nothing is said. */
  readonly freshMs?: number;
}

/**
 * Gauges whose values are asked for when metrics are collected: by one question at a time, with a deadline. Values that are not known
 * are absent, and the collector is told of as down: metrics answer, in time, whatever is away.
 */
export class Collectors {
  private readonly collects: (() => Promise<void>)[] = [];
  private up: Gauge<'collector'> | undefined;

  constructor(private readonly registry: Registry) {}

  /** Has `collector` asked from the next scrape on. */
  add(collector: Collector): void {
    const { name, read, freshMs = usuallyFreshMs } = collector;
    const up = (this.up ??= this.upGauge());
    let freshUntil = 0;
    let asking: Promise<void> | undefined;
    const clear = (): void => {
      for (const gauge of gauges.values()) {
        gauge.reset();
        // A reset alone leaves a gauge without labels at 0.
        gauge.remove({});
      }
    };
    const forget = (): void => {
      clear();
      up.set({ collector: name }, 0);
    };
    const ask = async (): Promise<void> => {
      try {
        const samples = await read();
        clear();
        for (const { gauge, labels = {}, value } of samples) gauges.get(gauge)?.set(labels, value);
        up.set({ collector: name }, 1);
        freshUntil = performance.now() + freshMs;
      } catch {
        forget();
      }
    };
    const collect = async (): Promise<void> => {
      if (performance.now() < freshUntil) return;
      asking ??= ask().finally(() => (asking = undefined));
      const deadline = new AbortController();
      const late = after(withinMs, true, { signal: deadline.signal, ref: false }).catch(() => false);
      if (await Promise.race([asking.then(() => false), late])) forget();
      deadline.abort();
    };
    const gauges = new Map(
      collector.gauges.map(({ name: gauge, help, labelNames }) => [
        gauge,
        new Gauge({ name: gauge, help, labelNames, registers: [this.registry], collect }),
      ]),
    );
    this.collects.push(collect);
    forget();
  }

  /** Read last of all: it tells of the scrape that it is in. */
  private upGauge(): Gauge<'collector'> {
    return new Gauge({
      name: 'demo_booking_collector_up',
      help: 'Whether the values that have to be asked for are known (1), or absent because nobody answered in time (0).',
      labelNames: ['collector'],
      registers: [this.registry],
      collect: async () => {
        await Promise.all(this.collects.map((collect) => collect()));
      },
    });
  }
}
