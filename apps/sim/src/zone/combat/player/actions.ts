import { usedRank } from '@necp/shared/ability/formulas';
import type { TileSpot } from '@necp/shared/kernel';
import type { UseAbilityInput } from '@necp/shared/protocol';
import { nextId } from '../../core/ids';
import { reject } from '../../core/reject';
import type { Player, ZoneState } from '../../state';
import { cancelAbility, startAbility } from '../abilities/casting';
import { stopRevive } from '../damage/revive';
import { isUnder } from '../damage/status-list';
import { combatantOf, fighterOf, heldWeapon } from '../entity';
import { isSafe } from '../safe';
import { reload, swapWeapon } from '../weapons/arms';
import { throwItem } from '../weapons/throwing';

/** Begins to reload the weapon in hand. */
export function requestReload(state: ZoneState, player: Player): void {
  const combatant = combatantOf(state, player);
  if (combatant === null) return;
  const held = heldWeapon(combatant);
  if (held?.item.kind !== 'firearm') return reject(state, player, { what: 'combat.reload', code: 'combat.no_weapon' });
  if (held.rounds >= held.item.magazineRounds)
    return reject(state, player, { what: 'combat.reload', code: 'combat.full_magazine' });
  if (!reload(state, combatant)) reject(state, player, { what: 'combat.reload', code: 'combat.not_ready' });
}

/** The item flies at once; it goes off only after the domain has taken it from the player's own stack. */
export function requestThrow(state: ZoneState, player: Player, to: TileSpot): void {
  const combatant = combatantOf(state, player);
  if (combatant === null) return;
  const what = 'combat.throw';
  if (isUnder(combatant, 'stun', 'fear')) return reject(state, player, { what, code: 'combat.held' });
  if (isSafe(state, combatant)) return reject(state, player, { what, code: 'combat.safe_place' });
  const itemId = combatant.arms.thrown?.itemId ?? null;
  const id = nextId(state);
  const why = throwItem(state, combatant, itemId === null ? to : { ...to, awaits: id });
  if (why !== null) return reject(state, player, { what, code: why });
  if (itemId !== null)
    state.outbox.push({
      kind: 'consume',
      id,
      characterId: player.characterId,
      epoch: player.epoch,
      itemId,
    });
}

/** Changes to the other weapon. */
export function requestSwap(state: ZoneState, player: Player): void {
  const combatant = combatantOf(state, player);
  if (combatant !== null && !swapWeapon(state, combatant))
    reject(state, player, { what: 'combat.swap', code: 'combat.no_weapon' });
}

/** Cancels what the player casts, uses or does for a downed player. */
export function cancelActions(state: ZoneState, player: Player): void {
  stopRevive(state, player);
  fighterOf(state, player).inHand = null;
  const combatant = combatantOf(state, player);
  if (combatant !== null) cancelAbility(state, combatant);
}

/**
 * A player may use only abilities that are learnt or granted by gear; the unmodified client never asks for another one.
 */
export function useAbility(state: ZoneState, player: Player, request: UseAbilityInput): void {
  const combatant = combatantOf(state, player);
  if (combatant === null) return;
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
    rank: usedRank(ability, rank, combatant.stats.bonus),
    x: request.x,
    y: request.y,
    target: request.entityId ?? fighterOf(state, player).lock,
  });
  if (why !== null) reject(state, player, { what, code: why, params: { ability: ability.id } });
}
