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
  'chat.not_sent',
] as const;
export type ChatError = (typeof chatErrors)[number];
