import type { Locale } from '#contracts';
import { en } from './en.js';
import type { MailTexts } from './mail-texts.js';
import { nb } from './nb.js';

export type { BookingField, MailTexts, SalesMail, ScheduledMail } from './mail-texts.js';

export const mailTexts: Readonly<Record<Locale, MailTexts>> = { nb, en };
