/** Error codes of the combat room; each has a message in both languages under `errors`. */
export const combatErrors = ['combat.no_such_encounter', 'combat.unknown_enemy'] as const;
export type CombatError = (typeof combatErrors)[number];
