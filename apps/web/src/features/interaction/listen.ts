import type { Sources } from '../base/feature';
import { useInteraction } from './store';

/** Keeps what the interact key would do, and whether it is being held. */
export function listenToInteraction({ game }: Sources) {
  return [
    game.on('prompt', (prompt) => useInteraction.setState({ prompt })),
    game.on('interacting', (span) => useInteraction.setState({ isHolding: span !== null })),
  ];
}
