// Zone: the zones of the city, which process hosts each, and the position of every character.
export { crowdWith, lastWrites, lostAmong, type Place, placesOf } from './crowd';
export { endLease, takeFreeChannel, type ClaimZoneInput, type HeldZone } from './leases';
export { entryUrl, runningZones, zoneHolders, zonePopulations } from './queries';
export { assertHolder, assertWriters, holdWriters, zoneOf, type Writer } from './writers';
export { personal } from './personal';
