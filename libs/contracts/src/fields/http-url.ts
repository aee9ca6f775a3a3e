import { formatted } from './text.js';

/** An absolute URL of http or https, kept as given. `max` in code points; `message` where not every such URL will do. */
export const httpUrl = ({ max = 2000, message = 'Must be an http or https URL.' }: { max?: number; message?: string } = {}) =>
  formatted(max, { rule: 'invalid_format', message, read }).meta({
    format: 'uri',
    examples: ['https://www.example.no/demo'],
  });

const read = (text: string): string | undefined => {
  if (!/^https?:\/\//i.test(text)) return undefined;
  return URL.canParse(text) ? text : undefined;
};
