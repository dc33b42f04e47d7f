// Loot: what the defeated and the hidden leave behind; odds rolled once, drops that belong to one player first,
// then to all, and then disappear.
export { auditDrops, lootFilter } from './queries';
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
