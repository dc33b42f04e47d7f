/** Error codes of the settings room; each has a message in both languages under `errors`. */
export const settingsErrors = [
  'settings.key_missing',
  'settings.key_taken',
  'settings.layout_twice',
  'settings.no_layout',
  'settings.no_pin',
  'settings.no_zone',
  'settings.part_needed',
  'settings.too_many_pins',
] as const;
export type SettingsError = (typeof settingsErrors)[number];
