import { z } from 'zod';

/** Languages of mails and texts, BCP 47: Norwegian bokmål and English. */
export const locales = ['nb', 'en'] as const;

export const Locale = z.enum(locales).meta({ id: 'Locale', description: 'Language of mails and texts' });
export type Locale = z.infer<typeof Locale>;
