/** Fields of a header by their names in lower case, unfolded. Of a repeated field the first counts. */
export type HeaderFields = ReadonlyMap<string, string>;

/** No value that is looked at is longer. */
const longestValue = 1_000;
const field = /^([!-9;-~]+)[ \t]*:(.*)$/s;

/** The groups of fields between empty lines (RFC 5322; the form of RFC 3464, 2.1). What is no field is left out, and so is a group without any. */
export function headerGroups(text: string): HeaderFields[] {
  return text
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map(fieldsOf)
    .filter(({ size }) => size > 0);
}

function fieldsOf(group: string): HeaderFields {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)) {
    const [, name = '', value = ''] = field.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key !== '' && !fields.has(key)) fields.set(key, value.slice(0, longestValue).trim());
  }
  return fields;
}
