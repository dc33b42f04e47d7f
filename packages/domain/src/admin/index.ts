// Admin: what only the operators of the game see of it.
export { engineView } from './queries';
