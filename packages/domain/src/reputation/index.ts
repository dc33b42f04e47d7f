// Reputation: what each faction thinks of a character, and why.
export { changeStanding, changeStandingOfMany, type ChangeStandingInput } from './steps';
export { standingOf } from './standing';
