/**
 * Codes with which a zone refuses what hands and abilities want; each has a message in both languages under `errors`.
 */
export const streetErrors = [
  'combat.no_such_target',
  'combat.out_of_range',
  'combat.no_line_of_sight',
  'combat.safe_place',
  'combat.busy',
  'combat.down',
  'combat.held',
  'combat.not_ready',
  'combat.no_weapon',
  'combat.no_rounds',
  'combat.full_magazine',
  'combat.broken_weapon',
  'combat.nothing_to_throw',
  'combat.too_tired',
  'combat.too_early',
  'combat.item_gone',
  'combat.not_usable',
  'ability.unknown',
  'ability.cooling_down',
  'ability.no_energy',
  'ability.no_ram',
  'ability.silenced',
  'ability.already_casting',
] as const;
export type StreetError = (typeof streetErrors)[number];
