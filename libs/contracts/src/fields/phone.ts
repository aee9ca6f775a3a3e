import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { formatted, singleLine } from './text.js';

const MAX_LENGTH = 50;
const examples = ['+47 912 34 567', '91234567'];

/** A phone number, valid by libphonenumber, Norwegian when it has no country code; kept as E.164. */
export const phone = () =>
  formatted(MAX_LENGTH, {
    rule: 'phone_format_if_provided',
    message: 'Must be a phone number: Norwegian, or with its country code.',
    read: e164,
  }).meta({ examples });

/** A phone number that is kept as typed; what is no number is a warning (`phone_format_validation`), see {@link e164}. */
export const phoneAsTyped = () => singleLine({ max: MAX_LENGTH }).meta({ examples });

/** The number in E.164; undefined when it is none. An extension is not kept. */
export const e164 = (text: string): string | undefined => {
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'NO', extract: false });
  return number?.isValid() === true ? number.number : undefined;
};
