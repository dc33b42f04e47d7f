/** Error codes of the loot room; each has a message in both languages under `errors`. */
export const lootErrors = [
  'loot.gone',
  'loot.not_yours',
  'loot.unknown_container',
  'loot.empty',
  'loot.not_a_cache',
  'loot.filtered',
] as const;
export type LootError = (typeof lootErrors)[number];
