import { expect } from 'vitest';
import { checkCity } from '../checking/index';
import { authoredCity, type City } from '../city';
import { zoneMaps } from '../server';

/** The city's content with its maps, which tests change in one place. */
export const city: City = { ...authoredCity, zoneMaps };
/** Returns the faults of a city with one change. */
export const faultsOf = (change: Partial<City>): string[] =>
  checkCity({ ...city, ...change }).map(({ where, what }) => `${where} ${what}`);
/** Expects a fault with these words in a city with one change. */
export const sees = (change: Partial<City>, words: string) =>
  expect(
    faultsOf(change).filter((fault) => fault.includes(words)),
    words,
  ).not.toEqual([]);
/** Returns the list with one entry changed. */
export const withOne = <T extends { readonly id: string }>(
  list: readonly T[],
  id: string,
  change: (entry: T) => Partial<T>,
): T[] => {
  expect(
    list.some((entry) => entry.id === id),
    id,
  ).toBe(true);
  return list.map((entry) => (entry.id === id ? { ...entry, ...change(entry) } : entry));
};
