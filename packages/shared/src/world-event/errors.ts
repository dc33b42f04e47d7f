/** Codes with which the world-event room refuses; each has a message in both languages under `errors`. */
export const worldEventErrors = ['world-event.unknown', 'world-event.no_such_run'] as const;
export type WorldEventError = (typeof worldEventErrors)[number];
