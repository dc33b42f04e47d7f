/** Error codes of the world-event room; each has a message in both languages under `errors`. */
export const worldEventErrors = ['world-event.unknown', 'world-event.no_such_run'] as const;
export type WorldEventError = (typeof worldEventErrors)[number];
