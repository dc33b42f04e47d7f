import { describe, expect, it } from 'vitest';
import { countryName, deviceLabel, maskAddress } from './rules';

describe('a session as its owner sees it', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox · Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0 ' +
        'Safari/537.36 Edg/129.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1',
      'Safari · iOS',
    ],
    ['curl/8.5.0', '? · ?'],
  ])('names the device %s', (userAgent, label) => {
    expect(deviceLabel(userAgent)).toBe(label);
  });

  it('hides the last part of its network address', () => {
    expect(maskAddress('203.0.113.7')).toBe('203.0.113.*');
    expect(maskAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:*');
  });

  it.each([
    ['2001:db8::7', '2001:db8::*'],
    ['2a00::7', '2a00::*'],
    ['2001:db8:1::7', '2001:db8:1:*'],
    ['2001:db8:1:2::7', '2001:db8:1:*'],
    ['::1', '::*'],
    ['::ffff:203.0.113.7', '::ffff:203.0.113.*'],
  ])('hides the end of a shortened address too: %s', (address, shown) => {
    expect(maskAddress(address)).toBe(shown);
  });

  it('names countries in the language of the player, and shows an unknown code as it is', () => {
    expect([countryName('DE', 'en'), countryName('DE', 'ru'), countryName('QQ', 'en')]).toEqual([
      'Germany',
      'Германия',
      'QQ',
    ]);
  });
});
