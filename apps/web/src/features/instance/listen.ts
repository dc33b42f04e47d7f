import { steadyMs } from '../../components/kernel/clock';
import type { Sources } from '../base/feature';
import { useInstance } from './store';

/** Keeps the entrance at which the player stands, who is ready there, and what the group does inside. */
export function listenToInstance({ connection, game }: Pick<Sources, 'connection' | 'game'>) {
  let here = '';
  return [
    game.on('door', (door) => useInstance.setState({ door })),
    // An instance sends its progress after its welcome; other zones have none.
    connection.on('zone.welcome', ({ zoneId }) => {
      here = zoneId;
      useInstance.setState({ progress: null, won: null, leadOutMs: null });
    }),
    connection.on('instance.lead_out', (leadOut) =>
      useInstance.setState({ leadOutMs: leadOut === null ? null : steadyMs() + leadOut.leftMs }),
    ),
    connection.on('instance.progress', (progress) =>
      useInstance.setState((before) => ({
        progress: { ...progress, heardMs: steadyMs() },
        // A player who comes back to a cleared instance has seen the card already.
        ...(progress.isWon && before.progress?.isWon === false ? { won: { zoneId: here, progress } } : {}),
      })),
    ),
  ];
}
