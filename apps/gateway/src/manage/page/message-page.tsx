import { locales, type Locale } from '#contracts';
import { PageLayout } from './page-layout.js';
import type { PageTexts } from './page-texts.js';
import { pageTexts } from './texts.js';

/** What a page of one message says. */
export type Message = 'erased' | 'notFound' | 'gone' | 'refused' | 'failed';

/** Which message, and for whom. */
export interface MessagePageProps {
  message: Message;
  brand: string;
  /** Undefined when it is not known who reads: then in both languages. */
  language?: Locale | undefined;
  /** The way back to the request, where there is one. */
  path?: string | undefined;
}

/** A page that says one thing. */
export function MessagePage({ message, brand, language, path }: MessagePageProps) {
  const languages = language === undefined ? locales : [language];
  const [first = 'nb', ...others] = languages;
  return (
    <PageLayout language={first} brand={brand} heading={pageTexts[first][message].heading}>
      <Words texts={pageTexts[first]} message={message} path={path} />
      {others.map((other) => (
        <section key={other} lang={other}>
          <h2>{pageTexts[other][message].heading}</h2>
          <p>{pageTexts[other][message].text}</p>
        </section>
      ))}
    </PageLayout>
  );
}

function Words({ texts, message, path }: { texts: PageTexts; message: Message; path: string | undefined }) {
  return (
    <section>
      <p>{texts[message].text}</p>
      {path !== undefined && (
        <p>
          <a href={path}>{texts.back}</a>
        </p>
      )}
    </section>
  );
}
