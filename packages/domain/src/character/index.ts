// Character: who one is in the city, with a name nobody else has.
export { livingOf, natureOf, raiseAttribute, raiseLevel, showTitle, type CharacterNature } from './growth';
export { holdSheet, holdSheets, touchSheet, touchSheets } from './sheet';
export { holdCharacter, noteSeen } from './steps';
