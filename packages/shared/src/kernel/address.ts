/**
 * Returns the key under which a network address is counted: an IPv4 address itself, and the first 64 bits of an IPv6
 * address, because a whole /64 belongs to one subscriber. An IPv4 address written as IPv6 is counted as IPv4.
 */
export function addressKey(address: string): string {
  if (!address.includes(':')) return address;
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(6);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  return groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':');
}

/** Returns the eight groups of an IPv6 address, `::` filled up with zeros. */
function groupsOf(address: string): number[] {
  const [front = [], back] = (address.split('%')[0] ?? '').split('::').map(partsOf);
  if (back === undefined) return front;
  return [...front, ...Array<number>(Math.max(0, 8 - front.length - back.length)).fill(0), ...back];
}

function partsOf(text: string): number[] {
  return text
    .split(':')
    .filter((part) => part !== '')
    .flatMap((part) => {
      if (!part.includes('.')) return [Number.parseInt(part, 16)];
      const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
      return [(a << 8) | b, (c << 8) | d];
    });
}
