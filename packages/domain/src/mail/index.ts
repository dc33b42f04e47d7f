// Mail: letters with items and money, which players write to each other and the city writes to players.
export { reportedLetter, type ReportedLetter } from './evidence';
export { endForErased, openLettersOf } from './expiring';
export { sendBackMoney } from './lost-property';
export { personal } from './personal';
export { retention } from './retention';
