import type { CharacterId } from '@necp/shared/kernel';
import { canBeMarked, markRestMs, type PartyMark } from '@necp/shared/party/marks';
import { tickMs } from '@necp/shared/protocol';
import { combatantById, combatantOf, playerOf, spotOf } from '../combat/entity';
import { nextId } from '../core/ids';
import { reject } from '../core/reject';
import type { ZoneInput } from '../inputs';
import { tileAt, type Player, type ZoneState } from '../state';
import type {} from './contract';
import { partySlice } from './slice';

const what = 'party.mark';
const restTicks = Math.ceil(markRestMs / tickMs);

interface Marking {
  readonly entityId: number;
  readonly mark: PartyMark | null;
}

/** Requests that an enemy or a player in sight is marked for the party of the player, or is not any more. */
export function markTarget(state: ZoneState, player: Player, { entityId, mark }: Marking): void {
  const { party } = player.sheet;
  if (party === null) return reject(state, player, { what, code: 'party.none', kind: 'lag' });
  const target = combatantById(state, entityId);
  if (target === undefined) return reject(state, player, { what, code: 'party.mark_dead', kind: 'lag' });
  const { x, y } = spotOf(state, target);
  const distanceTiles = Math.hypot(x - tileAt(state.x, player.entityIndex), y - tileAt(state.y, player.entityIndex));
  const verdict = canBeMarked({ distanceTiles, isAlive: target.life !== 'dead' });
  if (!verdict.ok) return reject(state, player, { what, code: verdict.code });
  const { characterId, epoch } = player;
  const { markedTick } = partySlice(state);
  if (state.tick - (markedTick.get(characterId) ?? -restTicks) < restTicks)
    return reject(state, player, { what, code: 'party.mark_soon' });
  markedTick.set(characterId, state.tick);
  const marked = playerOf(state, target);
  if (marked === null) partySlice(state).marked.add(entityId);
  state.outbox.push({
    kind: 'mark',
    id: nextId(state),
    characterId,
    epoch,
    mark,
    target: marked === null ? { entityId } : { characterId: marked.characterId },
  });
}

/** Says why a mark was refused; one that was set is seen by the party. */
export function takeMarked(state: ZoneState, { characterId, rejection }: ZoneInput<'marked'>): void {
  const player = state.players.get(characterId);
  if (player !== undefined && rejection !== null)
    reject(state, player, { what, code: rejection.code, params: rejection.params });
}

/** How often marks are looked at: ten ticks are half a second. */
const everyTicks = 10;

/** Requests that marks leave the enemies and players who have died, and the enemies who disappeared. */
export function watchMarks(state: ZoneState): void {
  if (state.tick % everyTicks !== 0) return;
  const { marked } = partySlice(state);
  const entityIds = [...marked].filter((entityId) => {
    const life = combatantById(state, entityId)?.life;
    return life === undefined || life === 'dead';
  });
  for (const entityId of entityIds) marked.delete(entityId);
  const characterIds = newlyDead(state);
  if (entityIds.length > 0 || characterIds.length > 0)
    state.outbox.push({ kind: 'marks_fallen', characterIds, entityIds });
}

/** Returns the players who have died since the last look. A mark may have been set in another zone. */
function newlyDead(state: ZoneState): CharacterId[] {
  const { dead } = partySlice(state);
  const found: CharacterId[] = [];
  for (const player of state.players.values()) {
    if (combatantOf(state, player)?.life !== 'dead') dead.delete(player.characterId);
    else if (!dead.has(player.characterId)) {
      dead.add(player.characterId);
      found.push(player.characterId);
    }
  }
  return found;
}
