// Character: the person that a player plays in the city, with a unique name.
export {
  characterNamesOf,
  ownerOf,
  ownersAmong,
  ownersNamed,
  peopleAmong,
  peopleCalled,
  peopleNamed,
  peopleOf,
  personNamed,
  playerCount,
  playersAfter,
  type PersonRow,
} from './people';
export { namesOf, shownCharacter } from './queries';
export { livingOf, natureOf, raiseAttribute, raiseLevel, showTitle, type CharacterNature } from './growth';
export { holdKnownSheets, holdSheet, holdSheets } from './sheet';
export { characterPart, ownersOf } from './sheet-part';
export { holdCharacter, isFirstCharacter, noteSeen } from './steps';
export { personal } from './personal';
export { charactersOf, eraseCharacter } from './erasing';
