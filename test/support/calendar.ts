/** A property of a calendar event (RFC 5545), its value with escapes undone. */
export interface CalendarProperty {
  name: string;
  parameters: Record<string, string>;
  value: string;
}

// Readers of mail may give the lines of a text their own ends.
const lineEnd = /\r?\n/;
const fold = /\r?\n[ \t]/g;

/** The properties of a calendar and of its one event, by name. Throws when there is not exactly one event, or a line is none. */
export function readCalendar(content: string): Record<string, CalendarProperty> {
  const lines = content.replaceAll(fold, '').split(lineEnd);
  if (lines.filter((line) => line === 'BEGIN:VEVENT').length !== 1) throw new Error('Not exactly one event');
  const properties = lines.filter((line) => line !== '' && !/^(BEGIN|END):/.test(line)).map(propertyOf);
  if (new Set(properties.map(({ name }) => name)).size < properties.length) throw new Error('A property is there twice');
  return Object.fromEntries(properties.map((property) => [property.name, property]));
}

/** Parameters with the carets of RFC 6868 undone. */
function propertyOf(line: string): CalendarProperty {
  const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/s.exec(line) ?? [];
  if (name === '') throw new Error(`No property: ${line}`);
  const pairs = [...parameters.matchAll(/;([A-Z-]+)=(?:"([^"]*)"|([^";:,]*))/g)];
  return {
    name,
    parameters: Object.fromEntries(pairs.map(([, key = '', quoted, plain = '']) => [key, uncaret(quoted ?? plain)])),
    value: value.replaceAll(/\\([\\;,nN])/g, (_all, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped)),
  };
}

const uncaret = (text: string): string => text.replaceAll(/\^(['n^])/g, (_all, of: string) => (of === "'" ? '"' : of === 'n' ? '\n' : '^'));
