/** Error codes of the settings room; each has a message in both languages under `errors`. */
export const settingsErrors = ['settings.key_missing', 'settings.key_taken'] as const;
export type SettingsError = (typeof settingsErrors)[number];
