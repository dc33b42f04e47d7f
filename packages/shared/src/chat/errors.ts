/** Codes with which the chat room refuses; each has a message in both languages under `errors`. */
export const chatErrors = ['chat.empty', 'chat.too_long', 'chat.too_fast', 'chat.repeated'] as const;
export type ChatError = (typeof chatErrors)[number];
