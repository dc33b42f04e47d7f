// Maintenance: a time in which players are out of the city, announced before it begins.
export { demandOpen } from './gate';
export { demandEntry } from './steps';
export { retention } from './retention';
