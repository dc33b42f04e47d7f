import { describe, expect, it } from 'vitest';
import { limitKey } from './limits';

describe('the key of a limit', () => {
  it('is one for all addresses of a subscriber, however they are written', () => {
    const keys = ['2001:db8::1', '2001:db8::a:1', '2001:db8:0:0:ffff::9'].map(limitKey);
    expect(new Set(keys).size).toBe(1);
    expect(limitKey('2001:db8:0:1::1')).not.toBe(keys[0]);
  });

  it('is one for all calls of our own processes', () => {
    expect(limitKey(null)).toBe('house');
  });
});
