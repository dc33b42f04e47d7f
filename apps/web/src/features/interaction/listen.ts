import { TaughtControl } from '@necp/shared/quest/content';
import { padKindOf } from '@necp/shared/settings/pad';
import { recallPad, useDeviceStore } from '../../components/controls/device';
import { learn } from '../../components/controls/teaching';
import type { Sources } from '../base/feature';
import { useInteraction } from './store';

/** How far a player walks before walking counts as learnt, in tiles. */
const walkedTiles = 4;

/** Keeps what the interact key would do, the device that is used, and which controls the player has learnt. */
export function listenToInteraction({ game }: Sources) {
  recallPad();
  let start: { readonly x: number; readonly y: number } | null = null;
  return [
    game.on('prompt', (prompt) => useInteraction.setState({ prompt })),
    game.on('interacting', (span) => useInteraction.setState({ isHolding: span !== null })),
    game.on('device', ({ kind, padId }) => {
      if (kind === 'pad') useDeviceStore.setState({ used: kind, padKind: padKindOf(padId) });
      else useDeviceStore.setState({ used: kind === 'none' ? null : kind });
    }),
    game.on('acted', (action) => {
      const control = TaughtControl.safeParse(action).data;
      // An ability may be refused; the hotbar sees when it was used. A shot may miss; the log says when it hits.
      const isInVain =
        control === 'slot1' ||
        control === 'fire' ||
        (control === 'interact' && useInteraction.getState().prompt === null);
      if (control && !isInVain) learn(control);
    }),
    game.on('combatLogged', ({ what, source }) => {
      if (what === 'damage' && source?.isSelf) learn('fire');
    }),
    // A tap on an enemy is to a thumb what the key is to a hand.
    game.on('target', (target) => {
      if (target?.locked && target.hostile) learn('targetNext');
    }),
    game.on('radar', ({ self }) => {
      start ??= self;
      if (Math.hypot(self.x - start.x, self.y - start.y) > walkedTiles) learn('move');
    }),
  ];
}
