import freeMailDomains from 'free-email-domains';
import { normalizedEmail } from '#contracts';

const freeMail = new Set(freeMailDomains);

/** The domain of a normalized address. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);

/** A domain as the addresses in it have it: lower-cased, in ASCII; undefined when it is none. */
export const normalizedDomain = (text: string): string | undefined => {
  const address = normalizedEmail(`x@${text.trim()}`);
  return address === undefined ? undefined : domainOf(address);
};

/** Whether anybody can have an address there, so that it says nothing of an organization. */
export const isFreeMail = (domain: string): boolean => freeMail.has(domain);
