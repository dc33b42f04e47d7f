/** Error codes of the admin room; each has a message in both languages under `errors`. */
export const adminErrors = ['admin.operators_only'] as const;
export type AdminError = (typeof adminErrors)[number];
