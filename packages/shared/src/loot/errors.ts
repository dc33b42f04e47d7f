/** Error codes of the loot room; each has a message in both languages under `errors`. */
export const lootErrors = [
  'loot.gone',
  'loot.not_yours',
  'loot.unknown_container',
  'loot.empty',
  'loot.not_a_cache',
  'loot.filtered',
  'loot.decided',
  'loot.chosen',
  'loot.not_leader',
  'loot.not_master',
  'loot.no_master',
  'loot.not_eligible',
  'loot.cannot_pass',
] as const;
export type LootError = (typeof lootErrors)[number];
