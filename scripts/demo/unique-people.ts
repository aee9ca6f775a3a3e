import type { Submission } from './submission.js';

/**
 * Gives every person an address of this run's own, so that a stack that has seen the file before meets strangers. What the line tests stays: plus tags,
 * upper case, domains, the same person twice. An address that the line expects to be refused is left alone.
 *
 * @param run letters and digits that no earlier run had
 */
export function withUniquePeople(submissions: readonly Submission[], run: string): Submission[] {
  return submissions.map((submission) => {
    const email = submission.body['contactEmail'];
    if (typeof email !== 'string' || submission.expect.field === 'contactEmail') {
      return submission;
    }
    return { ...submission, body: { ...submission.body, contactEmail: uniqueEmail(email, run) } };
  });
}

function uniqueEmail(email: string, run: string): string {
  const [, mailbox, rest] = /^([^+@]+)(.*)$/s.exec(email) ?? [];
  if (mailbox === undefined || rest === undefined) {
    return email;
  }
  const isUpperCase = mailbox === mailbox.toUpperCase() && mailbox !== mailbox.toLowerCase();
  return `${mailbox}-${isUpperCase ? run.toUpperCase() : run}${rest}`;
}
