import ipaddr from 'ipaddr.js';

const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');
const NAT64 = ipaddr.IPv6.parse('64:ff9b::');

/** Whether an address is globally routable unicast (IANA special-purpose registries, RFC 6890). An address that cannot be read is not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return parsed instanceof ipaddr.IPv6 ? isPublicIPv6(parsed) : parsed.range() === 'unicast';
}

/**
 * Mapped and NAT64 addresses (RFC 6052: all that an IPv6-only network sees of an IPv4 host) are judged by the IPv4 address
 * they embed. 6to4 and Teredo are refused, and so is all outside 2000::/3: `::7f00:1` is "unicast" to ipaddr.js.
 */
function isPublicIPv6(address: ipaddr.IPv6): boolean {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().range() === 'unicast';
  if (address.match(NAT64, 96)) return new ipaddr.IPv4(address.toByteArray().slice(12)).range() === 'unicast';
  return address.match(GLOBAL_UNICAST, 3) && address.range() === 'unicast';
}
