/** Error codes of the character room; each has a message in both languages under `errors`. */
export const characterErrors = [
  'character.name_too_short',
  'character.name_too_long',
  'character.name_letters',
  'character.name_mixed_alphabets',
  'character.name_marks',
  'character.name_reserved',
  'character.name_profane',
  'character.name_taken',
  'character.attribute_range',
  'character.attribute_sum',
  'character.no_free_slot',
  'character.too_many_created',
  'character.too_many_deleted',
  'character.not_found',
  'character.deleted',
  'character.not_deleted',
  'character.restore_over',
  'character.required',
  'character.already_grown',
] as const;
export type CharacterError = (typeof characterErrors)[number];
