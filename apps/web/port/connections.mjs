/**
 * Counts the open connections of each network address. An IPv6 address is counted by its /64, which belongs to one
 * subscriber; connections from this machine are not counted.
 * @param {() => number} most the greatest number of connections of one address now
 */
export function countConnections(most) {
  const open = new Map();
  return {
    /** Counts a connection until it closes; returns false when its address has too many. */
    admit(socket) {
      const address = plainAddress(socket);
      if (isLoopback(address)) return true;
      const key = addressKey(address);
      const count = open.get(key) ?? 0;
      if (count >= most()) return false;
      open.set(key, count + 1);
      socket.once('close', () => {
        const left = (open.get(key) ?? 1) - 1;
        if (left > 0) open.set(key, left);
        else open.delete(key);
      });
      return true;
    },
    /** The number of addresses with open connections. */
    get addresses() {
      return open.size;
    },
  };
}

/** Returns the address of the other end, an IPv4 address without the prefix that IPv6 sockets put before it. */
export function plainAddress({ remoteAddress }) {
  return (remoteAddress ?? '').replace(/^::ffff:/, '');
}

/** The same key as `addressKey` of the shared kernel, which this preload cannot import. */
export function addressKey(address) {
  if (!address.includes(':')) return address;
  const [front, back] = (address.split('%')[0] ?? '').split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - (back?.length ?? 0)) }, () => '0');
  return [...front, ...zeros, ...(back ?? [])]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

function isLoopback(address) {
  return address === '::1' || address.startsWith('127.');
}
