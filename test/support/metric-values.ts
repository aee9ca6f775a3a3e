import type { Registry } from 'prom-client';
import { readExposition } from './metric-samples.js';

/**
 * The values of a metric by its labels, as `label=value label=value`; of a histogram how often it was observed. A metric without labels
 * has the key ''.
 */
export async function valuesOf(registry: Registry, metric: string): Promise<Record<string, number>> {
  const lines = (await registry.metrics()).split('\n').filter((line) => !/^\w+_(bucket|sum)\b/.test(line));
  const { samples } = readExposition(lines.join('\n'));
  return Object.fromEntries(
    samples
      .filter((sample) => sample.metric === metric)
      .map(({ labels, value }) => [
        Object.entries(labels)
          .map(([label, text]) => `${label}=${text}`)
          .join(' '),
        value,
      ]),
  );
}
