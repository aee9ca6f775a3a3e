/** A line of an exposition. */
export interface MetricSample {
  /** Of the metric: without the ending of a bucket, sum or count. */
  metric: string;
  /** Without the bound of a bucket. */
  labels: Record<string, string>;
  value: number;
}

/** What an app exposes. */
export interface Exposition {
  /** By name. */
  types: Map<string, string>;
  samples: MetricSample[];
}

/** Reads the text format of Prometheus, of the metrics that are our own. */
export function readExposition(text: string): Exposition {
  const types = new Map<string, string>();
  const samples: MetricSample[] = [];
  for (const line of text.split('\n').filter((each) => each.includes('demo_booking_'))) {
    const [, name, type] = /^# TYPE (\S+) (\S+)$/.exec(line) ?? [];
    if (name !== undefined && type !== undefined) types.set(name, type);
    const [, series = '', given = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (line.startsWith('#') || value === undefined) continue;
    const { le: _bound, ...labels } = Object.fromEntries(
      [...given.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', word = '']) => [key, word]),
    );
    samples.push({ metric: metricOf(series, types), labels, value: Number(value) });
  }
  return { types, samples };
}

const metricOf = (series: string, types: ReadonlyMap<string, string>): string =>
  types.has(series) ? series : series.replace(/_(?:bucket|sum|count)$/, '');
