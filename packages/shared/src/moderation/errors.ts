/** Error codes of the moderation room; each has a message in both languages under `errors`. */
export const moderationErrors = [
  'moderation.own_line',
  'moderation.own_voice',
  'moderation.no_call',
  'moderation.reported',
  'moderation.too_many',
  'moderation.no_report',
  'moderation.decided',
  'moderation.own_case',
  'moderation.no_mute',
  'moderation.no_account',
] as const;
export type ModerationError = (typeof moderationErrors)[number];
