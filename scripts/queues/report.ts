/** A line of the table; its values are safe to show. */
export type Row = Readonly<Record<string, unknown>>;

/** What the command has to tell; it fills while the command works, so that a failure in the middle leaves what was done. */
export class Report {
  readonly rows: Row[] = [];
  readonly words: string[] = [];
  /** False when something that was asked for was not done. */
  isComplete = true;

  toJson(): string {
    return JSON.stringify({ rows: this.rows, words: this.words, isComplete: this.isComplete });
  }

  /** A table, each column as wide as its widest value, and the words below. */
  toText(): string {
    const names = [...new Set(this.rows.flatMap(Object.keys))];
    const lines = [names, ...this.rows.map((row) => names.map((name) => cell(row[name])))];
    const widths = names.map((_name, column) => lines.reduce((widest, line) => Math.max(widest, line[column]?.length ?? 0), 0));
    const table = lines.map((line) =>
      line
        .map((value, column) => value.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
    return [...(this.rows.length === 0 ? [] : table), ...this.words].join('\n');
  }
}

function cell(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
