// World events: what the city lived through together, and who got what share of it.
export { latestEndings } from './queries';
