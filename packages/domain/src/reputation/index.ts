// Reputation: what each faction thinks of a character, and why.
export { changeStanding, type ChangeStandingInput } from './steps';
export { standingOf } from './standing';
