import * as z from 'zod';
import { Look } from '@necp/shared/character/look';
import { AttributePoints, ClassId, OriginId } from '@necp/shared/character/schema';
import { ContentId, type Locale } from '@necp/shared/kernel';
import classEntries from '../data/character/classes.json';
import ideas from '../data/character/name-ideas.json';
import originEntries from '../data/character/origins.json';
import presetEntries from '../data/character/presets.json';
import starts from '../data/progression/starts.json';

const Text = z.strictObject({ en: z.string().min(1), ru: z.string().min(1) });
const ClassEntry = z.strictObject({
  id: ClassId,
  name: Text,
  blurb: Text,
  attributes: AttributePoints,
  /** What the class does in a fight, what its abilities cost, and how hard it is to play. */
  role: Text,
  resource: z.enum(['energy', 'ram']),
  difficulty: z.enum(['easy', 'medium', 'hard']),
});
/** A class as character creation shows it, with its suggested attributes. */
export type ClassEntry = z.infer<typeof ClassEntry>;
const OriginEntry = z.strictObject({ id: OriginId, name: Text, blurb: Text });
export type OriginEntry = z.infer<typeof OriginEntry>;
const Preset = z.strictObject({ id: ContentId, name: Text, look: Look });
/** A look that can be chosen with one click. */
export type Preset = z.infer<typeof Preset>;

export const classes: readonly ClassEntry[] = z.array(ClassEntry).parse(classEntries);

/** Returns the id of the first ability of a class. */
export function firstAbilityOf(classId: ClassId): string | undefined {
  return starts.find((start) => start.classId === classId)?.ability;
}
export const origins: readonly OriginEntry[] = z.array(OriginEntry).parse(originEntries);
export const presets: readonly Preset[] = z.array(Preset).parse(presetEntries);

/** Proposed names for players who have no idea for one. */
export const nameIdeas: Readonly<Record<Locale, readonly string[]>> = z
  .strictObject({ en: z.array(z.string()), ru: z.array(z.string()) })
  .parse(ideas);
