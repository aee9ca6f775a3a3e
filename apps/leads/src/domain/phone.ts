import { e164, type Warning } from '#contracts';

/** `phone_format_validation`: a number is kept in E.164, anything else as typed. */
export const keptPhone = (typed: string): string => e164(typed) ?? typed;

/** Warns of a phone that is no number. */
export const phoneWarnings = (phone: string | null | undefined): Warning[] =>
  phone === null || phone === undefined || e164(phone) !== undefined
    ? []
    : [{ rule: 'phone_format_validation', field: 'phone', message: 'Is no phone number; it is kept as typed.' }];
