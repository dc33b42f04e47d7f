// World state: the values of the world, its parts and each player, with their versions and who changed them.
export { setWorld, type SetWorldInput } from './steps';
export { worldKeysOf } from './keys';
export { worldStatePart } from './sheet-part';
export { personal } from './personal';
