/** Error codes of the zone room; each has a message in both languages under `errors`. */
export const zoneErrors = [
  'zone.unknown',
  'zone.moved',
  'zone.elsewhere',
  'zone.no_exit',
  'zone.not_yet',
  'zone.in_fight',
  'zone.down',
  'zone.full',
  'zone.unreachable',
  'zone.too_far',
  'zone.hidden',
  'zone.gone',
  'zone.busy',
  'zone.locked',
  'zone.empty',
  'zone.in_conversation',
  'zone.no_channel',
  'zone.same_channel',
  'zone.too_soon',
  'zone.just_arrived',
] as const;
export type ZoneError = (typeof zoneErrors)[number];
