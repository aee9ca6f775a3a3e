import ipaddr from 'ipaddr.js';

/**
 * The address as it may be stored (`ip_address_anonymization`): IPv4 with its last octet zeroed, IPv6 cut to its /48, in
 * the text of RFC 5952. An IPv4-mapped IPv6 address is the IPv4 one. Throws a RangeError, without the text, when it is no address.
 */
export const anonymizeAddress = (ip: string): string => network(ip, { ipv4: 24, ipv6: 48 });

/** What limits count and hash: the IPv4 address itself, or the /64 of an IPv6 one. Text and errors as {@link anonymizeAddress}. */
export const limitedAddress = (ip: string): string => network(ip, { ipv4: 32, ipv6: 64 });

const network = (ip: string, prefixBits: { ipv4: number; ipv6: number }): string => {
  if (!ipaddr.IPv4.isValidFourPartDecimal(ip) && !ipaddr.IPv6.isValid(ip)) throw new RangeError('Not an IP address');
  const address = ipaddr.process(ip);
  const kept = prefixBits[address.kind()] / 8;
  const bytes = address.toByteArray().map((byte, index) => (index < kept ? byte : 0));
  return ipaddr.fromByteArray(bytes).toString();
};
