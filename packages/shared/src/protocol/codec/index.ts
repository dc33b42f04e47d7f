export { DecodeError } from './bytes';
export * from './intent';
export * from './one-frame-parser';
export { facingRadians, facingUnit } from './quantise';
export * from './snapshot-reader';
export * from './snapshot-writer';
