// Ability: the abilities of a character and the slots of its hotbar.
export { abilityView, arrangementFrom } from './queries';
export { abilityPart } from './sheet-part';
export { personal } from './personal';
