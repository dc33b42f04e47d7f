import type { TileSpot } from '@necp/shared/kernel';
import { msUntilHour } from '@necp/shared/zone/clock';
import { freezeEnemies } from '../ai/brains';
import { spawnEnemy } from '../ai/spawning/spawning';
import { applyDamage } from '../combat/damage/harm';
import { combatantOf, combatants, spotOf } from '../combat/entity';
import { placeEntity } from '../core/entities';
import type { ZoneInput } from '../inputs';
import { type Player, tileAt, type ZoneState } from '../state';
import { startTransfer } from '../transfer/transfer';
import type { DirectorCommand } from './contract';

/** Executes a command of a test's director; a command about a character that is not here does nothing. */
export function followDirector(state: ZoneState, { command }: ZoneInput<'directed'>): void {
  switch (command.do) {
    case 'freeze':
      freezeEnemies(state, command);
      return;
    case 'hour':
      state.clockAheadMs = msUntilHour(state.nowMs, command.hour);
      return;
    default: {
      const player = state.players.get(command.characterId);
      if (player !== undefined) followForPlayer(state, { player, command });
    }
  }
}

function followForPlayer(
  state: ZoneState,
  {
    player,
    command,
  }: { readonly player: Player; readonly command: Extract<DirectorCommand, { characterId: unknown }> },
): void {
  switch (command.do) {
    case 'place':
      player.queue.length = 0;
      placeEntity(state, player.entityIndex, command);
      return;
    case 'travel':
      if (!player.isInTransfer) startTransfer(state, player, { ...command });
      return;
    case 'hurt':
      hurtNearest(state, player, command);
      return;
    case 'enemy': {
      const enemy = state.gameData.enemies.get(command.enemy);
      if (enemy !== undefined) spawnEnemy(state, { enemy, level: command.level, at: command });
    }
  }
}

/** Damage by the character, as if by a weapon that always hits. */
function hurtNearest(
  state: ZoneState,
  player: Player,
  { enemy, percent }: Extract<DirectorCommand, { do: 'hurt' }>,
): void {
  const source = combatantOf(state, player);
  const here = { x: tileAt(state.x, player.entityIndex), y: tileAt(state.y, player.entityIndex) };
  const [target] = [...combatants(state)]
    .filter(({ life, entityIndex }) => life === 'up' && state.appearances[entityIndex]?.content === enemy)
    .map((combatant) => ({ combatant, tiles: tilesBetween(here, spotOf(state, combatant)) }))
    .toSorted((a, b) => a.tiles - b.tiles);
  if (target === undefined) return;
  const { combatant } = target;
  const amount = Math.ceil((combatant.stats.max.health * percent) / 100);
  applyDamage(state, combatant, { source, amount, how: 'hit', damageType: 'physical', by: 'pistol_lantern' });
}

const tilesBetween = (one: TileSpot, other: TileSpot) => Math.hypot(one.x - other.x, one.y - other.y);
