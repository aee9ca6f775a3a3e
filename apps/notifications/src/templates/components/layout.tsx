import type { Locale } from '#contracts';
import type { ReactNode } from 'react';
import type { MailSender } from '../mail-model.js';
import { style } from './style.js';

// Follows the preheader, or else clients fill their preview line up with the beginning of the mail.
const PREVIEW_FILLER = '\u00a0\u200c'.repeat(80);

interface LayoutProps {
  language: Locale;
  title: string;
  /** What mail clients show beside the subject. */
  preheader: string;
  sender: MailSender;
  /** Why the reader gets this mail. */
  why: string;
  children: ReactNode;
}

/** The page of every mail: the sender above, the content in a card, the reason for the mail below. */
export function Layout({ language, title, preheader, sender, why, children }: LayoutProps) {
  return (
    <html lang={language} dir="ltr">
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=UTF-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{title}</title>
      </head>
      <body style={style.body}>
        <div style={style.hidden} data-skip-in-text="true">
          {preheader}
          {PREVIEW_FILLER}
        </div>
        {/* Some clients drop <html>, and with it the language of the text. */}
        <div lang={language} dir="ltr" style={style.page}>
          <div style={style.sender} data-skip-in-text="true">
            {sender.name}
          </div>
          <div role="main" style={style.card}>
            {children}
          </div>
          <div role="contentinfo" style={style.footer}>
            <p style={style.footerLine}>{why}</p>
            <p style={style.footerLine}>
              {sender.name}
              <br />
              <a href={sender.publicUrl} style={style.link}>
                {sender.publicUrl}
              </a>
            </p>
          </div>
        </div>
      </body>
    </html>
  );
}
