import { fixtures } from '@necp/shared/zone/fixtures';
import { combatantOf } from '../combat/entity';
import { zoneRoom } from '../core/room';
import { putFixture } from '../interaction/interactables';
import { callFromBoard, leaveBoard, readBoard, signBoard, watchBoard } from './board';
import type {} from './contract';
import { advanceDuels, answer, challenge, duelOf, yieldDuel } from './duels';
import { duelSlice } from './slice';

/** Duels, and the board on which players find an opponent. */
export const duelRoom = zoneRoom('duel', {
  open: (state) => {
    for (const fixture of fixtures)
      if (fixture.id === 'duel_board') putFixture(state, fixture, { kind: 'duel_board', holdMs: fixture.holdMs });
  },
  forget: (state, { characterId }) => void duelSlice(state).board.readers.delete(characterId),
  on: {
    'duel.challenge': challenge,
    'duel.answer': answer,
    'duel.yield': yieldDuel,
    'duel.sign': signBoard,
    'duel.call': callFromBoard,
    'npc.interact_stop': leaveBoard,
  },
  interactables: { duel_board: { holdMs: (_state, _player, { holdMs }) => holdMs, complete: readBoard } },
  // A pending challenge is no obstacle: otherwise a player could hold another one by challenging them.
  keepsInChannel: (state, player) => {
    const combatant = combatantOf(state, player);
    const duel = combatant === null ? null : duelOf(state, combatant);
    return duel !== null && duel.phase !== 'challenged' ? 'zone.in_fight' : null;
  },
  tick: { combat: advanceDuels, settle: watchBoard },
});
