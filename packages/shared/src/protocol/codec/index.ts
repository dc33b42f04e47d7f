export { DecodeError } from './bytes';
export { encodeCombatEvent, joinEvents, type EventBlock } from './combat-events';
export * from './intent';
export * from './one-frame-parser';
export { PackedEntities } from './packed-entities';
export { aimRadians, aimUnit, facingRadians, facingUnit } from './quantise';
export { inMargin, wait, type Shown, type VisibleEntities, type VisibleWorld } from './snapshot-frame';
export * from './snapshot-reader';
export * from './snapshot-writer';
