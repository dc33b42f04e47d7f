// What players ask of letters, and administrators of letters to many players.
export { destroyLetters } from './destroying';
export { markLetters } from './marking';
export { resumeMass, startMass, stopMass } from './mass';
export { recallLetter, sendBackLetter } from './returning';
export { sendLetter } from './sending';
export { payLetter, takeAllLetters, takeFromLetter } from './taking';
