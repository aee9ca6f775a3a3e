/** What stands in place of a text that is required, once its person is erased. */
export const erasedText = 'Erased';

/** What stands in place of an email address; nobody can ever receive mail there (RFC 2606). */
export const erasedEmail = (id: string): string => `${id}@erased.invalid`;
