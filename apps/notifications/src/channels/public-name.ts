/** Names that are nobody's on the Internet: RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`, and `localdomain`, which many hosts files have. */
const privateDomains = new Set(['localhost', 'localdomain', 'local', 'internal', 'home.arpa', 'test', 'invalid']);

/** Whether a host name can be one of the public DNS: more than one label, and below no domain that is kept for private use. */
export function isPublicName(hostname: string): boolean {
  const labels = hostname.toLowerCase().replace(/\.$/, '').split('.');
  return labels.length > 1 && !privateDomains.has(labels.slice(-1).join('.')) && !privateDomains.has(labels.slice(-2).join('.'));
}
