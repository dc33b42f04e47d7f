export { found } from './founding';
export { ownGuild } from './queries';
