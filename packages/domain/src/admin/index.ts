// Admin: what those who run the game see of it, and nobody else.
export { engineView } from './queries';
