/** Error codes of the progression room; each has a message in both languages under `errors`. */
export const progressionErrors = [
  'progression.no_attribute_points',
  'progression.attribute_full',
  'progression.no_perk_points',
  'progression.unknown_node',
  'progression.node_full',
  'progression.node_closed',
  'progression.level_too_low',
  'progression.tree_points_missing',
  'progression.nothing_to_forget',
  'progression.price_changed',
  'progression.unknown_title',
] as const;
export type ProgressionError = (typeof progressionErrors)[number];
