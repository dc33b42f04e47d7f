/** Codes with which the combat room refuses; each has a message in both languages under `errors`. */
export const combatErrors = ['combat.no_such_encounter', 'combat.unknown_enemy'] as const;
export type CombatError = (typeof combatErrors)[number];
