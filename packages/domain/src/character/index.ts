// Character: who one is in the city, with a name nobody else has.
export { touchSheet } from './sheet';
export { holdCharacter, noteSeen } from './steps';
