import { render, toPlainText } from '@react-email/render';
import type { ReactElement } from 'react';
import type { RenderedMail } from './mail-model.js';

const HEADING = { uppercase: false, leadingLineBreaks: 3, trailingLineBreaks: 2 };

/** Renders a mail's page as HTML, and as text from the same page. React escapes all text. */
export async function renderMail(subject: string, page: ReactElement): Promise<RenderedMail> {
  const html = await render(page);
  const text = toPlainText(html, {
    selectors: [
      { selector: 'h1', options: HEADING },
      { selector: 'h2', options: HEADING },
      { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    ],
  });
  return { subject: subject.replaceAll(/\s+/g, ' ').trim(), html, text };
}
