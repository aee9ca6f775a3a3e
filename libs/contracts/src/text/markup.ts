import { decodeHTML } from 'entities';
import { htmlEventAttributes } from 'html-event-attributes';
import { Tokenizer, type TokenHandler } from 'parse5';

const eventNames = htmlEventAttributes.map((name) => name.slice('on'.length)).join('|');
const EVENT_HANDLER = new RegExp(String.raw`(?<![\p{L}\p{N}_])on(?:${eventNames})\s*=`, 'iu');

/** URL parsers drop tabs and line breaks, so that a scheme may have them between any two of its characters. */
const asUrlParsersRead = (scheme: string): string => scheme.replaceAll(/(?<=.)(?=.)/g, String.raw`[\t\n\r]*`);
const schemes = ['javascript:', 'vbscript:', 'data:text/html'].map(asUrlParsersRead).join('|');
const ACTIVE_SCHEME = new RegExp(`(?<![a-z0-9])(?:${schemes})`, 'i');

/**
 * Whether the text holds markup (`xss_sanitization`): a tag, comment or doctype as the HTML tokenizer reads them, an
 * event-handler attribute before `=`, or the scheme of an active URL; as written, or once its entities are decoded.
 */
export const hasMarkup = (text: string): boolean => {
  if (readsAsMarkup(text)) return true;
  if (!text.includes('&')) return false;
  // The text as written is judged as well: decoding can hide a tag, as in `<b a=&quot;>`.
  const decoded = decodeHTML(text);
  return decoded !== text && readsAsMarkup(decoded);
};

const readsAsMarkup = (text: string): boolean => EVENT_HANDLER.test(text) || ACTIVE_SCHEME.test(text) || hasMarkupToken(text);

const ignored = () => undefined;

const hasMarkupToken = (text: string): boolean => {
  if (!text.includes('<')) return false;
  let found = false;
  const isMarkup = () => {
    found = true;
    tokenizer.pause();
  };
  const handler: TokenHandler = {
    onStartTag: isMarkup,
    onEndTag: isMarkup,
    onComment: isMarkup,
    onDoctype: isMarkup,
    onCharacter: ignored,
    onWhitespaceCharacter: ignored,
    onNullCharacter: ignored,
    onEof: ignored,
  };
  const tokenizer = new Tokenizer({}, handler);
  tokenizer.write(text, true);
  return found;
};
