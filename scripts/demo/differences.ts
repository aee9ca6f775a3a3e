/** One line for each named value that is not as expected; dates are compared as instants, null and absent are the same. Values are cut short. */
export function valueDifferences(what: string, actual: Record<string, unknown>, expected: Record<string, unknown>): string[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const found = plain(actual[name]);
    return found === wanted ? [] : [`${what} ${name} is ${shown(found)}, expected ${shown(wanted)}`];
  });
}

/** One line when there are not as many as expected. */
export function countDifferences(what: string, actual: number, expected: number): string[] {
  return actual === expected ? [] : [`${actual} ${what}, expected ${expected}`];
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
