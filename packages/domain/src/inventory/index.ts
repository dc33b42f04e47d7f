// The inventory: what a character carries, wears and keeps; each thing is in exactly one slot of one container, and every movement is in a ledger.
export { destroy, grant, handOver, merge, move, openContainers, split } from './steps';
export { auditInventories, inventoryView } from './queries';
