import { z } from 'zod';
import { locales, type Locale } from '../vocabularies/locale.js';
import { brokenRule, oneOf } from './broken-rule.js';

/** Norwegian in its forms and English, with any region: `nb`, `no`, `nn-NO`, `en-GB`, `en_US`. */
const KNOWN_TAG = /^(?:[nN][bBnNoO]|[eE][nN])(?:[-_][A-Za-z0-9]{1,8})*$/;
const MAX_LENGTH = 35;

/** A language tag, read as one of the locales that texts exist in; any other is `enum_value`. */
export const locale = () =>
  z
    .string()
    .meta({
      maxLength: MAX_LENGTH,
      pattern: KNOWN_TAG.source,
      description: 'Language: nb or en; nb-NO, no, nn, en-GB, … are read as these',
      examples: ['nb'],
    })
    .transform((tag, ctx): Locale => {
      if (tag.length > MAX_LENGTH || !KNOWN_TAG.test(tag)) ctx.issues.push(brokenRule('enum_value', oneOf(locales), undefined));
      return tag.toLowerCase().startsWith('en') ? 'en' : 'nb';
    });
