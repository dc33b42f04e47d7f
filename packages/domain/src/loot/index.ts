// Loot: items from defeated enemies and from containers; each table is rolled once, and drops belong first to one
// player, then to all, and then disappear.
export { auditDrops } from './queries';
export { lootPart } from './sheet-part';
export {
  givePrize,
  rollFor,
  rollForMany,
  scatter,
  scatterMany,
  type Roll,
  type RollInput,
  type Scattering,
} from './steps';
export { personal } from './personal';
export { retention } from './retention';
