import { LocalText } from '@necp/shared/kernel/content';
import { ContentId, type Locale } from '@necp/shared/kernel';
import * as z from 'zod';
import entries from '../data/districts.json';

const cases = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'] as const;

/** A district as players read of it. This is the only place of its name; other texts have `{watson}` for it. */
const District = z.strictObject({
  id: ContentId,
  name: LocalText,
  /** The Russian name in the cases after the nominative; `{watson_genitive}` in a Russian text. */
  russian: z.strictObject({
    genitive: z.string().min(1),
    dative: z.string().min(1),
    accusative: z.string().min(1),
    instrumental: z.string().min(1),
    prepositional: z.string().min(1),
  }),
  blurb: LocalText,
  levels: z.strictObject({ min: z.int(), max: z.int() }),
});
export type District = z.infer<typeof District>;

export const districts: readonly District[] = z.array(District).parse(entries);

/** Returns a text with the names of districts in place of `{watson}`, `{westbrook_genitive}` and so on. */
export function nameDistricts(text: string, locale: Locale, named: readonly District[] = districts): string {
  if (!text.includes('{')) return text;
  let written = text;
  for (const { id, name, russian } of named) {
    written = written.replaceAll(`{${id}}`, name[locale]);
    for (const form of cases)
      written = written.replaceAll(`{${id}_${form}}`, locale === 'ru' ? russian[form] : name.en);
  }
  return written;
}

/** Returns content with the names of districts in all its texts: what stands under `en` or `ru`, however deep. */
export function withDistrictNames<Content>(content: Content, named: readonly District[] = districts): Content {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return key === 'en' || key === 'ru' ? nameDistricts(value, key, named) : value;
    if (Array.isArray(value)) return value.map((entry) => walk(entry, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, walk(entry, name)]));
  };
  return walk(content, '') as Content;
}

/** Returns a Tiled map with the names of districts in its properties called `en` and `ru`. */
export function withDistrictNamesInMap<Source>(map: Source, named: readonly District[] = districts): Source {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const entry = value as Record<string, unknown>;
    if ((entry.name === 'en' || entry.name === 'ru') && typeof entry.value === 'string')
      return { ...entry, value: nameDistricts(entry.value, entry.name, named) };
    return Object.fromEntries(Object.entries(entry).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(map) as Source;
}
