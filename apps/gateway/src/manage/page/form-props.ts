import type { Locale } from '#contracts';
import type { PageTexts } from './page-texts.js';

/** What was sent, to be shown again, and what is wrong with it. */
export interface Wrong {
  readonly field: 'preferredDate' | 'preferredTiming' | 'reason' | 'confirm';
  readonly problem: Exclude<keyof PageTexts['wrong'], 'heading'>;
  readonly sent: Readonly<Record<string, string>>;
}

/** What every form of the page needs. */
export interface FormProps {
  texts: PageTexts;
  /** `/manage/{token}`. */
  path: string;
  language: Locale;
  wrong: Wrong | undefined;
}

/** What a field shows after a form was sent in vain: what was typed, and what is wrong with it. */
export function fieldState({ texts, wrong }: Pick<FormProps, 'texts' | 'wrong'>, field: Wrong['field']) {
  const isWrong = wrong?.field === field;
  return {
    defaultValue: wrong?.sent[field] ?? '',
    error: isWrong ? texts.wrong[wrong.problem] : undefined,
    marks: isWrong ? { 'aria-invalid': true, 'aria-describedby': `${field}-error` } : {},
  };
}
