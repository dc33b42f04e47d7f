/** Error codes of the quest room; each has a message in both languages under `errors`. */
export const questErrors = [
  'quest.not_talking',
  'quest.moved_on',
  'quest.no_such_choice',
  'quest.choice_closed',
  'quest.unknown',
  'quest.not_active',
  'quest.cannot_abandon',
  'quest.no_reward',
  'quest.cannot_skip',
  'quest.not_shared',
  'quest.offer_gone',
  'quest.not_eligible',
] as const;
export type QuestError = (typeof questErrors)[number];
