import type { Locale } from '#contracts';
import type { PageTexts } from './page-texts.js';
import { en } from './texts-en.js';
import { nb } from './texts-nb.js';

export const pageTexts: Readonly<Record<Locale, PageTexts>> = { nb, en };
