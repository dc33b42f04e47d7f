/** The topic of the live message after every change of a maintenance. */
export const maintenanceChanged = 'maintenance.changed';
