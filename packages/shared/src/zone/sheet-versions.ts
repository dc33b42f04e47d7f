/** The parts of a character's sheet, each named after the room that keeps it. */
export const sheetPartNames = [
  'account',
  'character',
  'inventory',
  'progression',
  'ability',
  'reputation',
  'world-state',
  'npc',
  'quest',
  'wallet',
  'loot',
  'social',
  'party',
  'instance',
  'chat',
  'combat',
] as const;
export type SheetPartName = (typeof sheetPartNames)[number];

/** How often each part of a sheet has changed; a part that is left out never has. */
export type SheetVersions = Readonly<Partial<Record<SheetPartName, number>>>;

/** Returns the parts of which `current` counts more changes than `known`. */
export function staleParts(known: SheetVersions, current: SheetVersions): SheetPartName[] {
  return sheetPartNames.filter((part) => (current[part] ?? 0) > (known[part] ?? 0));
}
