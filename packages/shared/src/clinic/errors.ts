/** Error codes of the clinic room; each has a message in both languages under `errors`. */
export const clinicErrors = ['clinic.not_here', 'clinic.no_implant'] as const;
export type ClinicError = (typeof clinicErrors)[number];
