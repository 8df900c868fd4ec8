import { isIPv6 } from 'node:net';

/** One household or provider customer: an IPv4 address, or the first 64 bits of an IPv6 one. */
export function network(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) {
    return address.replace('::ffff:', '');
  }
  const [before = '', after] = address.split('::');
  const head = before.split(':').filter(Boolean);
  const tail = after?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  const groups = [...head, ...zeros, ...tail].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}
