// Ability: what a character can do beyond shooting, and where it lies at hand.
export { abilityView, arrangementFrom } from './queries';
