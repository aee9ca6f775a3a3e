/** A line of the table; its values are safe to show. */
export type Row = Readonly<Record<string, unknown>>;

/** What the command has to tell; it fills while the command works, so that a failure in the middle leaves what was done. */
export class Report {
  readonly rows: Row[] = [];
  readonly words: string[] = [];
  /** False when something that was asked for was not done. */
  isComplete = true;

  /** `block`: of each row every value on a line of its own. */
  constructor(private readonly layout: 'table' | 'block') {}

  toJson(): string {
    return JSON.stringify({ rows: this.rows, words: this.words, isComplete: this.isComplete });
  }

  /** A table, or each message by itself; and the words below. */
  toText(): string {
    return [...(this.layout === 'table' ? table(this.rows) : this.rows.flatMap(block)), ...this.words].join('\n');
  }
}

/** Each column as wide as its widest value. */
function table(rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const names = [...new Set(rows.flatMap(Object.keys))];
  return aligned([names, ...rows.map((row) => names.map((name) => cell(row[name])))]);
}

/** A line for each value of a row, those inside another by their path; an empty line after it. */
const block = (row: Row): string[] => [...aligned(valuesOf(row)), ''];

function valuesOf(value: object, path = ''): string[][] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (typeof inner === 'object' && inner !== null) return valuesOf(inner, `${path}${name}.`);
    return inner === undefined ? [] : [[`${path}${name}`, cell(inner)]];
  });
}

function aligned(lines: readonly (readonly string[])[]): string[] {
  const columns = lines.reduce((most, { length }) => Math.max(most, length), 0);
  const widths = Array.from({ length: columns }, (_, column) =>
    lines.reduce((widest, line) => Math.max(widest, line[column]?.length ?? 0), 0),
  );
  return lines.map((line) =>
    line
      .map((value, column) => value.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function cell(value: unknown): string {
  if (value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
