import { createHash } from 'node:crypto';

/** The style of the pages. Text on its background has a contrast of 7:1 or more (WCAG 2.2 AAA). */
export const styleSheet = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f4f6; color: #1f2937; font: 1.0625rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
header, main { max-width: 42rem; margin: 0 auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem; }
header p { margin: 0; font-weight: 600; color: #134e4a; }
main > section, main > .notice { background: #fff; border: 1px solid #d1d5db; border-radius: 8px; padding: 1.25rem; margin: 0 0 1.25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 0 0 .5rem; }
h3 { font-size: 1.0625rem; margin: 1.25rem 0 .25rem; }
p { margin: 0 0 .75rem; overflow-wrap: anywhere; }
dl { margin: 0; }
dt { color: #374151; font-size: .9375rem; }
dd { margin: 0 0 .75rem; overflow-wrap: anywhere; white-space: pre-wrap; }
label { display: block; font-weight: 600; margin: .75rem 0 .25rem; }
input[type=text], input[type=datetime-local], textarea { width: 100%; max-width: 100%; padding: .6rem; border: 1px solid #4b5563; border-radius: 4px; font: inherit; color: inherit; background: #fff; }
label.check { display: flex; gap: .6rem; align-items: center; }
input[type=checkbox] { width: 1.5rem; height: 1.5rem; flex: none; }
button { margin-top: .9rem; padding: .7rem 1.2rem; min-height: 44px; border: 2px solid #115e59; border-radius: 4px; background: #115e59; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
button.danger { background: #fff; color: #8a1c1c; border-color: #8a1c1c; }
a { color: #115e59; }
:focus-visible { outline: 3px solid #1d4ed8; outline-offset: 2px; }
main > .notice { border-left: 6px solid #115e59; }
main > .notice.wrong { border-left-color: #8a1c1c; }
.notice :last-child { margin-bottom: 0; }
input[aria-invalid=true], textarea[aria-invalid=true] { border: 2px solid #8a1c1c; }
.error { color: #8a1c1c; font-weight: 600; }
`;

const sha256 = createHash('sha256').update(styleSheet).digest('base64');

/** What a page may load and who may show it: this style, its own forms, nobody's frame. The token in its address is told to no one. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${sha256}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cache-Control': 'no-store',
};
