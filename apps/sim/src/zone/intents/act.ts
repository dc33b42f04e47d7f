import type { TileSpot } from '@necp/shared/kernel';
import type { ClientMessage, UseAbilityInput } from '@necp/shared/protocol';
import { reload, swapWeapon } from '../combat/arms';
import { heldWeapon } from '../combat/entity';
import { cancelAbility, startAbility } from '../combat/casting';
import { answer, challenge, yieldDuel } from '../combat/duels';
import type { Combatant } from '../combat/combatant';
import { respawn, startRevive, stopRevive } from '../combat/life';
import { reject } from '../reject';
import { isSafe } from '../combat/safe';
import { isUnder } from '../combat/status-list';
import { throwItem } from '../combat/throwing';
import { startUse } from '../combat/using';
import { nextId } from '../ids';
import type { Player, ZoneState } from '../state';

/** Handles one combat event of a client; everything is checked again, whatever the client allowed. */
export function act(
  state: ZoneState,
  { player, event }: { readonly player: Player; readonly event: ClientMessage },
): void {
  const combatant = state.combatants.get(player.entityIndex);
  if (combatant === undefined) return;
  player.lastActiveTick = state.tick;
  switch (event.name) {
    case 'combat.reload':
      return requestReload(state, player, combatant);
    case 'combat.swap':
      if (!swapWeapon(state, combatant)) reject(state, player, { what: event.name, code: 'combat.no_weapon' });
      return;
    case 'combat.lock':
      player.lock = event.message.entityId ?? 0;
      return;
    case 'combat.throw':
      return requestThrow(state, player, { combatant, to: event.message });
    case 'combat.revive':
      return startRevive(state, player, event.message.entityId);
    case 'combat.respawn':
      return respawn(state, player);
    case 'ability.use':
      return useAbility(state, player, { combatant, request: event.message });
    case 'ability.cancel':
      stopRevive(state, player);
      player.inHand = null;
      return cancelAbility(state, combatant);
    case 'item.use':
      return startUse(state, player, event.message.itemId);
    case 'duel.challenge':
      return challenge(state, player, { entityId: event.message.entityId });
    case 'duel.answer':
      return answer(state, player, event.message);
    case 'duel.yield':
      return yieldDuel(state, player);
    default:
      return;
  }
}

function requestReload(state: ZoneState, player: Player, combatant: Combatant): void {
  const held = heldWeapon(combatant);
  if (held?.item.kind !== 'firearm') return reject(state, player, { what: 'combat.reload', code: 'combat.no_weapon' });
  if (held.rounds >= held.item.magazineRounds)
    return reject(state, player, { what: 'combat.reload', code: 'combat.full_magazine' });
  if (!reload(state, combatant)) reject(state, player, { what: 'combat.reload', code: 'combat.not_ready' });
}

/** The domain removes one item from the player's own stack; if the stack is gone, the next sheet corrects the zone. */
function requestThrow(
  state: ZoneState,
  player: Player,
  { combatant, to }: { readonly combatant: Combatant; readonly to: TileSpot },
): void {
  const what = 'combat.throw';
  if (isUnder(combatant, 'stun', 'fear')) return reject(state, player, { what, code: 'combat.held' });
  if (isSafe(state, combatant)) return reject(state, player, { what, code: 'combat.safe_place' });
  const itemId = combatant.arms.thrown?.itemId ?? null;
  const why = throwItem(state, combatant, to);
  if (why !== null) return reject(state, player, { what, code: why });
  if (itemId !== null)
    state.outbox.push({
      kind: 'consume',
      id: nextId(state),
      characterId: player.characterId,
      epoch: player.epoch,
      itemId,
    });
}

/**
 * A player may use only abilities that are learnt or granted by gear; the unmodified client never asks for another one.
 */
function useAbility(
  state: ZoneState,
  player: Player,
  { combatant, request }: { readonly combatant: Combatant; readonly request: UseAbilityInput },
): void {
  const what = 'ability.use';
  const { sheet } = player;
  const rank =
    sheet.abilities.find(({ ability }) => ability === request.ability)?.rank ??
    (sheet.gear.cyberAbilities.includes(request.ability) ? 1 : 0);
  const ability = state.gameData.abilities.get(request.ability);
  if (rank === 0 || ability === undefined)
    return reject(state, player, { what, code: 'ability.unknown', kind: 'cheat' });
  const why = startAbility(state, combatant, {
    ability,
    rank,
    x: request.x,
    y: request.y,
    target: request.entityId ?? player.lock,
  });
  if (why !== null) reject(state, player, { what, code: why, params: { ability: ability.id } });
}
