import { classes, zoneNames } from '@necp/content/client';
import type { WhoInput } from '@necp/shared/social/schema';

/** The players that `/who` looks for. */
export type WhoFilter = WhoInput;

interface Named {
  readonly id: string;
  readonly name: { readonly en: string; readonly ru: string };
}

const zones: readonly Named[] = Object.entries(zoneNames).map(([id, name]) => ({ id, name }));
const isCalled =
  (word: string) =>
  ({ id, name }: Named): boolean =>
    [id, name.en, name.ru].some((one) => one.toLowerCase() === word.toLowerCase());

/**
 * Reads the filters behind `/who` in any order: a level (`7`) or levels (`5-10`), the name of a class, that of a
 * district, and a part of a player's name. Names of two words stand in quotes.
 */
export function readWho(rest: string): WhoFilter {
  const words = [...rest.matchAll(/"([^"]+)"|(\S+)/gu)].map(([, quoted, word]) => quoted ?? word ?? '');
  let filter: WhoFilter = { name: '', levels: null, classId: null, zoneId: null };
  for (const word of words) filter = { ...filter, ...readWord(word, filter) };
  return filter;
}

function readWord(word: string, { name }: WhoFilter): Partial<WhoFilter> {
  const [, from, to = from] = /^(\d{1,3})(?:[-–](\d{1,3}))?$/u.exec(word) ?? [];
  if (from !== undefined) {
    const [min, max] = [Number(from), Number(to)].map((level) => Math.min(200, Math.max(1, level))) as [number, number];
    return { levels: { min: Math.min(min, max), max: Math.max(min, max) } };
  }
  const classId = classes.find(isCalled(word))?.id;
  if (classId !== undefined) return { classId };
  const zoneId = zones.find(isCalled(word))?.id as WhoFilter['zoneId'];
  if (zoneId) return { zoneId };
  return { name: `${name} ${word}`.trim() };
}
