import type { Answered } from './answer.js';
import { countDifferences } from './differences.js';
import { expectedValues, localeOf } from './expected-values.js';
import type { SeenMail } from './observation.js';
import { isQuarantined } from './submission.js';

/** How a confirmation's subject begins. */
const CONFIRMATION_SUBJECTS = { nb: /^Vi har mottatt/, en: /^We have received/ };

/** How the mails about one person differ from what these stored submissions call for: for each one confirmation in its language, and one to the sales team. */
export function mailDifferences(stored: readonly Answered[], email: string, mails: readonly SeenMail[], salesEmail: string): string[] {
  const shown = stored.filter((submission) => !isQuarantined(submission));
  const confirmations = mails.filter(({ to }) => to.includes(email));
  const notifications = mails.filter(({ to, headers }) => to.includes(salesEmail) && isReplyTo(headers['reply-to'], email));
  return [
    ...countDifferences('confirmations', confirmations.length, shown.length),
    ...countDifferences('sales notifications', notifications.length, shown.length),
    ...(['nb', 'en'] as const).flatMap((locale) => {
      const expected = shown.filter(({ body }) => localeOf(body) === locale);
      const found = confirmations.filter(({ subject }) => CONFIRMATION_SUBJECTS[locale].test(subject));
      return countDifferences(`confirmations in ${locale}`, found.length, expected.length);
    }),
    ...shown.flatMap((submission) => {
      const organization = expectedValues(submission)['organizationName'] ?? '';
      return [...confirmations, ...notifications].some(({ subject, text }) => `${subject} ${text}`.includes(organization))
        ? []
        : [`no mail names the organization of line ${submission.line}`];
    }),
  ];
}

function isReplyTo(header: string | undefined, email: string): boolean {
  return header === email || header?.endsWith(`<${email}>`) === true;
}
