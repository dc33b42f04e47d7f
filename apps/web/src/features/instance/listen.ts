import type { Sources } from '../base/feature';
import { useInstance } from './store';

/** Keeps the entrance at which the player stands, and who is ready there. */
export function listenToInstance({ game }: Sources) {
  return [game.on('door', (door) => useInstance.setState({ door }))];
}
