// The inventory: the items that characters carry, wear and store, and those of other holders; each item is in exactly
// one slot of one container, and every movement is in a ledger.
export { contentOf } from './catalogue';
export { equip, repairCost, repairsFor, restoreDurability, unequip, wearDown, wearWorn } from './gear';
export { auditInventories } from './auditing';
export type { Item } from './held';
export { lock, lockOwn, type Wanted } from './locks';
export { bringBack, giveAway, lyingInEscrows, setOut, wouldFit } from './offering';
export {
  charactersWithDeliveries,
  collectDeliveries,
  grantInto,
  itemsInEscrows,
  itemsNamed,
  post,
  stacksFor,
  unpack,
  type Pieces,
} from './posting';
export { handOver, pass, type Passing } from './passing';
export {
  carriedItems,
  containersOf,
  deliveryCount,
  gearOf,
  gearOfMany,
  inventoryView,
  itemCounts,
  itemMadeUnder,
  lyingIn,
  madeUnder,
  movedWithin,
  ownItem,
} from './queries';
export { inventoryPart } from './sheet-part';
export { destroy, grant, merge, move, openContainers, reached, split, take } from './steps';
export { returnSold, setAside, sortContainer, widenBank } from './storing';
export { sellChitsOf } from './views';
export {
  inVault,
  lockVault,
  moveInVault,
  putIntoVault,
  sortVault,
  takeFromVault,
  vaultItems,
  widenVault,
  type Handed,
} from './vault';
export { personal } from './personal';
export { removeAll } from './removing';
