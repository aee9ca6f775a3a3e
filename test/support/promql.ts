import { parser } from '@prometheus-io/lezer-promql';

/** What a query asks of one metric. */
export interface AskedMetric {
  /** Of the series: with the ending of a bucket, sum or count. */
  name: string;
  labels: string[];
}

/** The metrics that a PromQL query asks for, with the labels that it selects by. Throws an error with the place of a mistake. */
export function askedMetrics(query: string): AskedMetric[] {
  const asked: AskedMetric[] = [];
  parser.parse(query).iterate({
    enter: ({ type, from, to, node }) => {
      if (type.isError) throw new Error(`no PromQL at ${from}: ${query.slice(Math.max(0, from - 20), to + 20)}`);
      const text = query.slice(from, to);
      if (type.name === 'VectorSelector') asked.push({ name: '', labels: [] });
      if (type.name === 'Identifier' && node.parent?.type.name === 'VectorSelector') last(asked).name = text;
      if (type.name === 'LabelName' && node.parent?.type.name !== 'GroupingLabels') last(asked).labels.push(text);
    },
  });
  return asked;
}

/** The labels that a query groups by. */
export function groupingLabels(query: string): string[] {
  const labels: string[] = [];
  parser.parse(query).iterate({
    enter: ({ type, from, to, node }) => {
      if (type.name === 'LabelName' && node.parent?.type.name === 'GroupingLabels') labels.push(query.slice(from, to));
    },
  });
  return labels;
}

function last(asked: AskedMetric[]): AskedMetric {
  const [metric] = asked.slice(-1);
  if (metric === undefined) throw new Error('a label before any metric');
  return metric;
}
