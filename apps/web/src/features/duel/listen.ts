import type { Sources } from '../base/feature';
import { useDuel } from './store';

/** Keeps the player's duel and the board that the player reads. */
export function listenToDuel({ connection }: Sources) {
  return [
    // The board belongs to the zone that was left.
    connection.on('zone.welcome', () => useDuel.setState({ board: null })),
    connection.on('duel.state', (duel) => useDuel.setState({ duel })),
    connection.on('duel.board', (board) => useDuel.setState({ board })),
  ];
}
