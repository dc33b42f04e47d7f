import type { Sources } from '../base/feature';
import { useCombatFeed } from './feed-store';
import { useCombat } from './store';

/** Keeps the state of the player and the target, and what happens in combat. */
export function listenToCombat({ connection, game }: Sources) {
  const { setState } = useCombat;
  const { note, caption, sumUp } = useCombatFeed.getState();
  return [
    connection.on('combat.summary', sumUp),
    game.on('vitals', (vitals) => setState({ vitals })),
    game.on('self', (self) => setState({ self })),
    game.on('target', (target) => setState({ target })),
    game.on('down', (down) => setState({ down })),
    game.on('interacting', (hold) => setState({ hold })),
    game.on('combatLogged', note),
    game.on('caption', caption),
  ];
}
