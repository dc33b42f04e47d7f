import { steadyMs } from '../../components/kernel/clock';
import type { Sources } from '../base/feature';
import { useLoot } from './store';

/** Keeps the drops within reach, the container at hand and the latest lock check. */
export function listenToLoot({ connection, game }: Sources) {
  return [
    connection.on('interact.check', (check) => useLoot.setState({ check: { ...check, atMs: steadyMs() } })),
    game.on('drops', (drops) => useLoot.setState({ drops })),
    game.on('prompt', (prompt) => useLoot.setState({ prompt })),
    game.on('interacting', (span) => useLoot.setState({ isHolding: span !== null })),
  ];
}
