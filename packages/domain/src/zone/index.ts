// Zone: the pieces of the city, who simulates each, and where in them everybody stands.
export { zonePopulations, zoneUrl } from './queries';
