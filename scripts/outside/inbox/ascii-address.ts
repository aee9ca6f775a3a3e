import { domainToASCII } from 'node:url';

/** An address with its domain as it is on the wire: smtp-server turns punycode into the characters that it stands for. */
export function asciiAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at === -1 ? address : address.slice(0, at + 1) + (domainToASCII(address.slice(at + 1)) || address.slice(at + 1));
}
