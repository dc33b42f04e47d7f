// Character: who one is in the city, with a name nobody else has.
export { livingOf, natureOf, raiseAttribute, raiseLevel, showTitle, type CharacterNature } from './growth';
export { holdSheet, touchSheet } from './sheet';
export { holdCharacter, noteSeen } from './steps';
