import { liveChangeOf } from '@necp/shared/protocol';
import type { Sources } from '../base/feature';
import { gainsOf } from '../base/gains';
import { useCombatFeed } from './feed-store';
import { useCombat } from './store';

/** The gains that the log shows: what a fight brings. */
const rewards: ReadonlySet<string> = new Set(['experience', 'chits', 'item']);

/** Keeps the state of the player and the target, and what happens in combat. */
export function listenToCombat({ connection, game }: Sources) {
  const { setState } = useCombat;
  const { note, reward, caption, sumUp } = useCombatFeed.getState();
  return [
    connection.on('combat.summary', sumUp),
    connection.on('live', (message) => {
      const change = liveChangeOf(message);
      const gains = (change ? gainsOf(change) : []).filter(({ kind }) => rewards.has(kind));
      if (gains.length > 0) reward(gains);
    }),
    game.on('vitals', (vitals) => setState({ vitals })),
    game.on('self', (self) => setState({ self })),
    game.on('target', (target) => setState({ target })),
    game.on('boss', (boss) => setState({ boss })),
    game.on('castBroken', (broken) => setState({ broken })),
    game.on('down', (down) => setState({ down })),
    game.on('interacting', (hold) => setState({ hold })),
    game.on('combatLogged', note),
    game.on('caption', caption),
  ];
}
