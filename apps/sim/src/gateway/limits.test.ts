import { describe, expect, it } from 'vitest';
import { AddressLimits } from './limits';

const rates = { most: () => 1, fresh: { perSecond: 0, burst: 1 } };

describe('the limit of sockets by address', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('does not hold for the peer %s', (address) => {
    const limits = new AddressLimits({ ...rates, proxyHops: 0 });
    expect([limits.admit(address, 0), limits.admit(address, 0)]).toEqual([true, true]);
  });

  it('holds for a loopback address that a client behind a proxy claims', () => {
    const limits = new AddressLimits({ ...rates, proxyHops: 1 });
    expect([limits.admit('127.0.0.1', 0), limits.admit('127.0.0.1', 0)]).toEqual([true, false]);
  });
});
