import type { ClientMessage } from '@necp/shared/protocol';
import { reload, swapWeapon } from '../fight/arms';
import type { ZoneOutput } from '../outputs';
import type { Player, ZoneState } from '../state';

/** Follows one event of a client. What is no fighting is answered by the rooms it belongs to. */
export function act(state: ZoneState, { player, event }: { readonly player: Player; readonly event: ClientMessage }, _out: ZoneOutput[]): void {
  const fighter = state.fighters.get(player.row);
  if (fighter === undefined) return;
  player.lastActiveTick = state.tick;
  switch (event.name) {
    case 'combat.reload':
      reload(state, fighter);
      return;
    case 'combat.swap':
      swapWeapon(state, fighter);
      return;
    case 'combat.lock':
      player.lock = event.message.entityId ?? 0;
      return;
    default:
      return;
  }
}
