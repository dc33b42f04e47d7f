/** Error codes of the settings room; each has a message in both languages under `errors`. */
export const settingsErrors = [
  'settings.key_missing',
  'settings.key_taken',
  'settings.no_pin',
  'settings.no_zone',
  'settings.too_many_pins',
] as const;
export type SettingsError = (typeof settingsErrors)[number];
