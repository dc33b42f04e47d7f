// Zone: the pieces of the city, who simulates each, and where in them everybody stands.
export { endLease, takeFreeChannel, type ClaimZoneInput, type HeldZone } from './leases';
export { entryUrl, zoneHolders, zonePopulations } from './queries';
export { assertWriters, holdWriters, type Writer } from './writers';
