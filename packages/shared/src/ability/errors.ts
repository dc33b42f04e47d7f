/** Error codes of the ability room; each has a message in both languages under `errors`. */
export const abilityErrors = ['ability.not_known', 'ability.not_for_slots'] as const;
export type AbilityError = (typeof abilityErrors)[number];
