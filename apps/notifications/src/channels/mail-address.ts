const MAX_LENGTH = 254;

/**
 * Whether an address has the grammar of HTML's `<input type=email>`: one address, with no display name, quoting, list or line
 * break in it, so that nothing can be read into it on its way through headers and the SMTP envelope.
 */
export function isPlainMailAddress(address: string): boolean {
  return address.length <= MAX_LENGTH && /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(address);
}
