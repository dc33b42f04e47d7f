// World state: what the world, its parts and each player remember, which version, and who changed it.
export { setWorld, type SetWorldInput } from './steps';
export { playerKeysOf, worldKeysOf } from './keys';
