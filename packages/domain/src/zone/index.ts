// Zone: the pieces of the city, who simulates each, and where in them everybody stands.
export { zonePopulations, zoneUrl } from './queries';
export { assertWriters, holdWriters, type Writer } from './writers';
export type { HeldZone } from './leases';
