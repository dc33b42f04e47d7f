/** Codes with which the voice room refuses; each has a message in both languages under `errors`. */
export const voiceErrors = ['voice.away', 'voice.no_group', 'voice.bad_ticket', 'voice.elsewhere'] as const;
export type VoiceError = (typeof voiceErrors)[number];
