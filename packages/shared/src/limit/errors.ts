/** Error codes of the limit room; each has a message in both languages under `errors`. */
export const limitErrors = [
  'limit.unknown',
  'limit.points_out_of_bounds',
  'limit.window_out_of_bounds',
  'limit.no_window',
  'limit.changed_meanwhile',
] as const;
export type LimitError = (typeof limitErrors)[number];
