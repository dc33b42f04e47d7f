// Character: who one is in the city, with a name nobody else has.
export { holdCharacter, noteSeen } from './steps';
