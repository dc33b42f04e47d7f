/**
 * Error codes of the chat room; each has a message in both languages under `errors`. The client itself shows
 * `chat.not_sent` when the connection was lost before the server confirmed a message.
 */
export const chatErrors = [
  'chat.empty',
  'chat.too_long',
  'chat.too_fast',
  'chat.repeated',
  'chat.hateful',
  'chat.emote_not_now',
  'chat.not_sent',
  'chat.slow',
  'chat.muted',
  'chat.no_warning',
  'chat.no_line',
  'chat.not_yours',
  'chat.no_quest',
  'chat.no_place',
  'chat.yourself',
  'chat.blocked_by_you',
  'chat.no_group',
  'chat.no_channel',
  'chat.wrong_password',
  'chat.banned',
  'chat.channel_full',
  'chat.channels_full',
  'chat.own_full',
  'chat.name_taken',
  'chat.name_length',
  'chat.name_letters',
  'chat.name_foul',
  'chat.not_allowed',
  'chat.not_member',
  'chat.unknown_command',
  'chat.command_use',
] as const;
export type ChatError = (typeof chatErrors)[number];
