// Loot: items from defeated enemies and from containers; each table is rolled once, and drops belong first to one
// player, then to all, and then disappear.
export { auditDrops } from './queries';
export { lootPart } from './sheet-part';
export { scatter, type Scattering } from './scattering';
export { endErasedSnatches, snatchEscrowsOf } from './snatching';
export { shareOut } from './party-drops';
export { givePrize, rollFor, rollForMany, type Roll, type RollInput } from './steps';
export { personal } from './personal';
export { retention } from './retention';
