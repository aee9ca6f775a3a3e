import { escapeHtml, htmlPage } from '../html-page.js';
import type { Reply } from '../http-server.js';
import type { RecordedRequest } from './recorded-request.js';

const LISTED = 100;

/** The newest requests, newest first, with their headers and bodies. */
export function receiverPage(requests: readonly RecordedRequest[]): Reply {
  const newest = requests.slice(-LISTED).toReversed();
  const entries = newest.map(
    ({ receivedAt, path, headers, body, verified }) =>
      `<details><summary>${escapeHtml(receivedAt)} POST ${escapeHtml(path)} — signature ${verified ? 'verified' : 'not verified'}</summary>
<pre>${escapeHtml(
        Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n'),
      )}</pre><pre>${escapeHtml(indented(body))}</pre></details>`,
  );
  return htmlPage(
    'Webhook receiver',
    `<h1>Webhook receiver</h1><p>${newest.length} of ${requests.length}, newest first.</p>${entries.join('')}`,
  );
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
