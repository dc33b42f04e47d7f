/** Codes with which the guild room refuses; each has a message in both languages under `errors`. */
export const guildErrors = [
  'guild.already_in',
  'guild.name_letters',
  'guild.name_marks',
  'guild.name_taken',
  'guild.no_right',
  'guild.none',
  'guild.tag_letters',
  'guild.tag_taken',
] as const;
export type GuildError = (typeof guildErrors)[number];
