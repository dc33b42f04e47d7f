/** Error codes of the maintenance room; each has a message in both languages under `errors`. */
export const maintenanceErrors = [
  'maintenance.running',
  'maintenance.planned_already',
  'maintenance.none',
  'maintenance.changed',
  'maintenance.start_unclear',
  'maintenance.start_past',
  'maintenance.start_far',
  'maintenance.message_missing',
  'maintenance.message_long',
] as const;
export type MaintenanceError = (typeof maintenanceErrors)[number];
