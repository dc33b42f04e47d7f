import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { Reader } from 'mmdb-lib';
import * as z from 'zod';

/** What databases of countries and of cities say, and what lists of networks by their registries say. */
const Record = z.union([
  z.object({ country: z.object({ iso_code: z.string() }) }).transform(({ country }) => country.iso_code),
  z.object({ country_code: z.string() }).transform(({ country_code }) => country_code),
]);

/**
 * Opens the operator's database of places, a file in MaxMind's format, which is kept in memory. No service is asked.
 * @param file undefined where the operator has none
 * @returns a function that names the country of an address by ISO 3166, or null
 * @throws Error that names the setting, when the file cannot be read
 */
export function openPlaces(file: string | undefined): ((address: string) => string | null) | undefined {
  if (file === undefined) return undefined;
  const reader = readerOf(file);
  return (given) => {
    const address = given.replace(/^::ffff:(?=\d+\.)/i, '');
    const version = isIP(address);
    // A database of IPv4 alone has no place for longer addresses.
    if (version === 0 || version > reader.metadata.ipVersion) return null;
    // `ZZ` says that the country is unknown.
    const found = Record.safeParse(reader.get(address));
    return found.success && /^[A-Z]{2}$/.test(found.data) && found.data !== 'ZZ' ? found.data : null;
  };
}

function readerOf(file: string): Reader<never> {
  try {
    return new Reader<never>(readFileSync(file));
  } catch (cause) {
    throw new Error(`GEO_DATABASE=${file} is no database of places that can be read`, { cause });
  }
}
