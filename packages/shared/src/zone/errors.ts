/** Codes with which the zone room refuses; each has a message in both languages under `errors`. */
export const zoneErrors = ['zone.moved'] as const;
export type ZoneError = (typeof zoneErrors)[number];
