import { challenge } from '../fight/duels';
import type { ZoneOutput } from '../outputs';
import { at, type Player, type ZoneState } from '../state';
import { refuse } from './refusing';

/** Signs up for a duel: who comes second challenges who signed before, wherever on the floor that one waits; signing twice takes the name off. */
export function signBoard(state: ZoneState, player: Player, out: ZoneOutput[]): void {
  const own = at(state.ids, player.row);
  const { boardEntity } = state.affairs;
  if (boardEntity === own) {
    state.affairs.boardEntity = 0;
    return;
  }
  if (boardEntity === 0 || state.fighterOf.get(boardEntity)?.life !== 'up') {
    state.affairs.boardEntity = own;
    return refuse(player, { what: 'duel.board', code: 'zone.board_waits', refusal: 'normal' }, out);
  }
  state.affairs.boardEntity = 0;
  challenge(state, player, boardEntity);
}
