import { type MemberVitals, mostStatuses } from '@necp/shared/party/vitals';
import type { ZoneId } from '@necp/shared/kernel';
import { entityFlags, tickMs } from '@necp/shared/protocol';
import { at, tileAt, type Player, type ZoneState } from '../../state';
import { combatantOf } from '../entity';

/** Returns what the party of a player sees of it; null until its sheet was applied. */
export function memberVitalsOf(state: ZoneState, player: Player): MemberVitals | null {
  const combatant = combatantOf(state, player);
  if (combatant === null) return null;
  const { stats, shields, statuses, cast, life, inCombat } = combatant;
  const msUntil = (tick: number) => Math.max(0, (tick - state.tick) * tickMs);
  return {
    characterId: player.characterId,
    zoneId: state.map.id as ZoneId,
    channel: state.channel,
    x: Math.floor(tileAt(state.x, player.entityIndex)),
    y: Math.floor(tileAt(state.y, player.entityIndex)),
    life,
    isLinkDead: player.connectionId === null,
    isAway: (at(state.flags, player.entityIndex) & entityFlags.away) !== 0,
    isFighting: inCombat,
    health: Math.max(0, Math.ceil(combatant.health)),
    healthMax: stats.max.health,
    shield: Math.ceil(shields.reduce((sum, { points }) => sum + points, 0)),
    energy: Math.max(0, Math.floor(combatant.energy)),
    energyMax: stats.max.energy,
    ram: Math.max(0, Math.floor(combatant.ram)),
    ramMax: stats.max.ram,
    statuses: statuses.slice(-mostStatuses).map(({ content, stacks, endsTick }) => ({
      id: content.id,
      stacks,
      leftMs: msUntil(endsTick),
    })),
    cast:
      cast === null
        ? null
        : {
            ability: cast.ability.id,
            passedMs: (state.tick - cast.startTick) * tickMs,
            leftMs: msUntil(cast.endsTick),
            isChannel: cast.phase === 'channel',
          },
  };
}
