import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPlaces } from './places';
import { placesFile } from '../testing/places-file';

const folder = mkdtempSync(join(tmpdir(), 'necp-places-'));
afterAll(() => rmSync(folder, { recursive: true }));

function opened(records: Parameters<typeof placesFile>[0]) {
  const file = join(folder, 'places.mmdb');
  writeFileSync(file, placesFile(records));
  return openPlaces(file);
}

describe('the database of places', () => {
  const countryOf = opened({
    '203.0.113.0/24': { country: { iso_code: 'DE' } },
    '198.51.0.0/16': { country_code: 'GE' },
    '2001:db8::/32': { country: { iso_code: 'FR' } },
    '192.0.2.0/24': { country: { iso_code: 'Atlantis' } },
    '192.0.3.0/24': { country_code: 'ZZ' },
    '100.64.0.0/10': { continent: { code: 'EU' } },
  });

  it.each([
    ['203.0.113.7', 'DE'],
    ['198.51.100.1', 'GE'],
    ['2001:db8:1::1', 'FR'],
    ['::ffff:203.0.113.7', 'DE'],
    ['203.0.114.7', null],
    ['127.0.0.1', null],
    ['192.0.2.1', null],
    ['192.0.3.1', null],
    ['100.64.0.1', null],
    ['unknown', null],
    ['', null],
  ])('says of %s: %s', (address, country) => {
    expect(countryOf?.(address)).toBe(country);
  });

  it('is none where the operator names no file, and a file that is none stops the start', () => {
    expect(openPlaces(undefined)).toBeUndefined();
    const file = join(folder, 'rubbish.mmdb');
    writeFileSync(file, 'rubbish');
    expect(() => openPlaces(file)).toThrow(/GEO_DATABASE/);
    expect(() => openPlaces(join(folder, 'away.mmdb'))).toThrow(/GEO_DATABASE/);
  });
});
