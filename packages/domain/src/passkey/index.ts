// Passkey: a key on a player's own device that signs in to the account with a fingerprint, a face or a PIN.
export { acceptAnswer, type AcceptedAnswer, type Ceremony, makeChallenge } from './challenges';
export { giveAnswerBack, spendAnswer, spendQuestion } from './limits';
export { answerOptions, creationOptions } from './options';
export {
  addPasskey,
  ownerOfPasskey,
  passkeyWays,
  removePasskey,
  removePasskeysSince,
  takePasskey,
  viewOf,
} from './steps';
export { personal } from './personal';
