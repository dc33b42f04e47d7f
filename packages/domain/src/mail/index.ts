// Mail: letters with items and money, which players write to each other and the city writes to players.
export { storeSystemLetter, type Receiver } from './arriving';
export { reportedLetter, type ReportedLetter } from './evidence';
export { endForErased, openLettersOf } from './expiring';
export { letterEscrow } from './held';
export { sendBackMoney } from './lost-property';
export { personal } from './personal';
export { retention } from './retention';
export { writeToMany } from './to-many';
