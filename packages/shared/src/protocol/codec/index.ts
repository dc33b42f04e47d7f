export { DecodeError } from './bytes';
export { heartbeatTicks, maxSlots } from './frame';
export * from './intent';
export * from './one-frame-parser';
export { facingRadians, facingUnit, stepsPerTile } from './quantise';
export * from './snapshot-reader';
export * from './snapshot-writer';
