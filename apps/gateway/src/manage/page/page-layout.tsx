import type { Locale } from '#contracts';
import type { ReactNode } from 'react';
import { styleSheet } from './style-sheet.js';
import { pageTexts } from './texts.js';

interface PageLayoutProps {
  language: Locale;
  brand: string;
  heading: string;
  /** The path of the same page, for the way to the other language; none where there is nothing to come back to. */
  path?: string | undefined;
  children: ReactNode;
}

/** The frame of every page: the brand and the way to the other language above, then one main part. */
export function PageLayout({ language, brand, heading, path, children }: PageLayoutProps) {
  const other = language === 'nb' ? 'en' : 'nb';
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${heading} – ${brand}`}</title>
        <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
      </head>
      <body>
        <header>
          <p>{brand}</p>
          {path !== undefined && (
            <nav aria-label={`${pageTexts.nb.language} / ${pageTexts.en.language}`}>
              <a href={`${path}?lang=${other}`} lang={other} hrefLang={other}>
                {pageTexts[language].otherLanguage}
              </a>
            </nav>
          )}
        </header>
        <main>
          <h1>{heading}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}
