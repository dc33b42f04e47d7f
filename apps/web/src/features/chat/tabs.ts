/** The tabs of the panel: the channels, and what the client itself reports. */
export const chatTabs = ['say', 'zone', 'global', 'trade', 'whisper', 'own', 'group', 'system'] as const;
export type ChatTab = (typeof chatTabs)[number];
