import { msUntilHour } from '@necp/shared/zone/clock';
import { freezeEnemies } from '../ai/brains';
import { spawnEnemy } from '../ai/spawning/spawning';
import { placeEntity } from '../core/entities';
import type { ZoneInput } from '../inputs';
import type { Player, ZoneState } from '../state';
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
  }: { readonly player: Player; readonly command: Extract<DirectorCommand, { do: 'place' | 'travel' | 'enemy' }> },
): void {
  switch (command.do) {
    case 'place':
      player.queue.length = 0;
      placeEntity(state, player.entityIndex, command);
      return;
    case 'travel':
      if (!player.isInTransfer) startTransfer(state, player, { ...command });
      return;
    case 'enemy': {
      const enemy = state.gameData.enemies.get(command.enemy);
      if (enemy !== undefined) spawnEnemy(state, { enemy, level: command.level, at: command });
    }
  }
}
