// Loot: what the defeated and the hidden leave behind; odds rolled once, drops that are one person's, then anybody's,
// then nobody's.
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
