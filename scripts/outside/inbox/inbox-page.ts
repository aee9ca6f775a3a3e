import { escapeHtml, htmlPage } from '../html-page.js';
import type { Reply } from '../http-server.js';
import type { Mail } from './mail.js';

const LISTED = 200;

/** The newest mails, newest first. */
export function inboxPage(mails: readonly Mail[], to: string): Reply {
  const newest = mails.slice(-LISTED).toReversed();
  const rows = newest.map(
    ({ id, date, from, to: recipients, subject, attachments }) =>
      `<tr><td>${escapeHtml(date)}</td><td>${escapeHtml(from)}</td><td>${escapeHtml(recipients.join(', '))}</td>
<td><a href="/?id=${encodeURIComponent(id)}">${escapeHtml(subject === '' ? '(no subject)' : subject)}</a></td><td>${attachments.length === 0 ? '' : attachments.length}</td></tr>`,
  );
  return htmlPage(
    'Inbox',
    `<h1>Inbox</h1><form action="/" method="get"><label>To <input name="to" value="${escapeHtml(to)}"></label> <button>Show</button></form>
<p>${newest.length} of ${mails.length}, newest first. <a href="/">All mail</a></p>
<table><thead><tr><th>Date</th><th>From</th><th>To</th><th>Subject</th><th>Attachments</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
}

/** One mail, as a person would read it. Its HTML stands in a sandbox: no scripts, no forms, no remote images. */
export function mailPage({ date, from, to, subject, html, text, headers, attachments }: Mail): Reply {
  const facts = Object.entries({ From: from, To: to.join(', '), Date: date });
  const links = attachments.map(
    ({ filename, contentType, content }) =>
      `<li><a download="${escapeHtml(filename)}" href="data:application/octet-stream;base64,${escapeHtml(content)}">${escapeHtml(filename)}</a> (${escapeHtml(contentType)})</li>`,
  );
  return htmlPage(
    subject,
    `<p><a href="/">Inbox</a></p><h1>${escapeHtml(subject)}</h1>${table(facts)}
${links.length === 0 ? '' : `<h2>Attachments</h2><ul>${links.join('')}</ul>`}
${html === '' ? '' : `<h2>HTML</h2><iframe title="HTML version" sandbox srcdoc="${escapeHtml(html)}"></iframe>`}
${text === '' ? '' : `<h2>Text</h2><pre>${escapeHtml(text)}</pre>`}
<details><summary>Headers</summary>${table(Object.entries(headers))}</details>`,
  );
}

function table(entries: [string, string][]): string {
  return `<table><tbody>${entries.map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`).join('')}</tbody></table>`;
}
