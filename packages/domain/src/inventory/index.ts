// The inventory: the items a character carries, wears and stores; each item is in exactly one slot of one container,
// and every movement is in a ledger.
export { contentOf } from './catalogue';
export { equip, repairCost, repairsFor, restoreDurability, unequip, wearDown, wearWorn } from './gear';
export { Holdings, type Item } from './locks';
export {
  auditInventories,
  carriedItems,
  containersOf,
  gearOf,
  gearOfMany,
  inventoryView,
  itemCounts,
  lyingIn,
  madeUnder,
} from './queries';
export { inventoryPart } from './sheet-part';
export { destroy, grant, handOver, merge, move, openContainers, split, take } from './steps';
export { claim, returnSold, setAside, sortContainer, widenBank } from './storing';
export { sellEddiesOf } from './views';
