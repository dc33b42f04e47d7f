import type { ServerEvents } from '@necp/shared/protocol';
import { emitAt } from '../combat/combat-events';
import type { ZoneInput } from '../inputs';
import { at, type Player, type ZoneState } from '../state';

type Gains = Parameters<ServerEvents['gains']>[0];

const nothing: Gains = { experience: 0, eddies: '0', level: null, items: [], skills: [], toDelivery: false };

/** Shows the player what they gained. */
export function sendGains(state: ZoneState, { connectionId }: Player, gains: Partial<Gains>): void {
  if (connectionId !== null)
    state.outbox.push({
      kind: 'send',
      connectionIds: [connectionId],
      name: 'gains',
      message: { ...nothing, ...gains },
    });
}

/** Shows all players near by that a player reached a level. */
export function showLevelUp(state: ZoneState, { entityIndex }: Player, level: number): void {
  emitAt(state, { kind: 'level_up', target: at(state.ids, entityIndex), level }, entityIndex);
}

/** Shows the players with a share in a defeat their reward. */
export function takeGained(state: ZoneState, { gains }: ZoneInput<'gained'>): void {
  for (const { characterId, experience, level, levelsGained } of gains) {
    const player = state.players.get(characterId);
    if (player === undefined) continue;
    if (levelsGained > 0) showLevelUp(state, player, level);
    sendGains(state, player, { experience, level: levelsGained > 0 ? level : null });
  }
}
