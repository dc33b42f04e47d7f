// Admin: views of the running game that only its operators may see.
export { engineView } from './queries';
