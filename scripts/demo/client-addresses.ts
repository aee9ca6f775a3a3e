const BENCHMARK_ADDRESSES = 2 ** 17;

export type ClientAddress = { raw: string; anonymized: string };

/**
 * A client address for each submission: from the benchmark range 198.18.0.0/15 (RFC 2544), every fourth from the documentation prefix 2001:db8::/32
 * (RFC 3849), so that no limit per address is met. They start at random, so that a second run uses others.
 *
 * @param random a number from 0 inclusive to 1 exclusive
 */
export function clientAddresses(count: number, random: () => number): ClientAddress[] {
  const start = Math.floor(random() * BENCHMARK_ADDRESSES);
  const site = (1 + Math.floor(random() * 0xfffe)).toString(16);
  return Array.from({ length: count }, (_, index) => {
    if (index % 4 === 3) {
      return { raw: `2001:db8:${site}:${((start + index) % 0x10000).toString(16)}::1`, anonymized: `2001:db8:${site}::` };
    }
    const offset = (start + index) % BENCHMARK_ADDRESSES;
    const network = `198.${18 + Math.floor(offset / 0x10000)}.${Math.floor(offset / 0x100) % 0x100}`;
    return { raw: `${network}.${offset % 0x100}`, anonymized: `${network}.0` };
  });
}
