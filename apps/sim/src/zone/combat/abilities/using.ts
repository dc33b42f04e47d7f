import type { ConsumableContent } from '@necp/shared/inventory/content';
import type { ItemId } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import { nextId } from '../../core/ids';
import { reject } from '../../core/reject';
import type { ZoneInput } from '../../inputs';
import type { Player, ZoneState } from '../../state';
import type { Combatant } from '../combatant';
import { applyHeal } from '../damage/harm';
import { cleanse, isUnder } from '../damage/status-list';
import { giveStatus } from '../damage/statuses';
import { combatantAt, fighterOf, ticksOf } from '../entity';

type Consumed = Extract<ZoneInput, { kind: 'consumed' }>;

/** Begins to use a consumable: the hands need time, then the domain removes it, then it takes effect. */
export function startUse(state: ZoneState, player: Player, itemId: ItemId): void {
  const what = 'item.use';
  const combatant = combatantAt(state, player.entityIndex);
  const stack = player.sheet.gear.consumables.find((carried) => carried.itemId === itemId);
  const item = stack === undefined ? undefined : state.gameData.items.get(stack.templateId);
  if (combatant === undefined || combatant.life !== 'up') return reject(state, player, { what, code: 'combat.down' });
  if (item?.kind !== 'consumable') return reject(state, player, { what, code: 'combat.item_gone' });
  if (!item.uses.some(({ does }) => does !== 'repair'))
    return reject(state, player, { what, code: 'combat.not_usable' });
  if (isUnder(combatant, 'stun', 'fear')) return reject(state, player, { what, code: 'combat.held' });
  const fighter = fighterOf(state, player);
  if (fighter.inHand !== null || (combatant.ready.get(`group:${item.group}`) ?? 0) > state.tick)
    return reject(state, player, { what, code: 'combat.not_ready' });
  fighter.inHand = { itemId, templateId: item.id, endsTick: state.tick + ticksOf(item.useMs) };
}

/**
 * Advances the use of an item by one tick: it is requested from the domain when its time is over; control of the hands
 * cancels it.
 */
export function advanceUse(state: ZoneState, player: Player): void {
  const fighter = fighterOf(state, player);
  const { inHand } = fighter;
  if (inHand === null) return;
  const combatant = combatantAt(state, player.entityIndex);
  if (combatant === undefined || combatant.life !== 'up' || isUnder(combatant, 'stun', 'fear')) {
    fighter.inHand = null;
    return;
  }
  if (state.tick < inHand.endsTick) return;
  fighter.inHand = null;
  const id = nextId(state);
  const item = state.gameData.items.get(inHand.templateId);
  if (item?.kind !== 'consumable') return;
  fighter.using.set(id, item.id);
  combatant.ready.set(`group:${item.group}`, state.tick + ticksOf(item.cooldownMs));
  combatant.isChanged = true;
  state.outbox.push({
    kind: 'consume',
    id,
    characterId: player.characterId,
    epoch: player.epoch,
    itemId: inHand.itemId,
  });
}

/** Applies an item the domain has consumed; after a refusal its cooldown is reset. */
export function takeConsumed(state: ZoneState, { id, characterId, rejection }: Consumed): void {
  const player = state.players.get(characterId);
  if (player === undefined) return;
  const { using } = fighterOf(state, player);
  const templateId = using.get(id);
  if (templateId === undefined) return;
  using.delete(id);
  const combatant = combatantAt(state, player.entityIndex);
  const item = state.gameData.items.get(templateId);
  if (combatant === undefined || item?.kind !== 'consumable') return;
  if (rejection !== null) {
    combatant.ready.delete(`group:${item.group}`);
    combatant.isChanged = true;
    return reject(state, player, { what: 'item.use', code: 'combat.item_gone' });
  }
  if (combatant.life === 'up') for (const use of item.uses) work(state, combatant, { item, use });
}

/** Advances all periodic effects, and ends those whose time is over. */
export function advancePeriodicEffects(state: ZoneState, combatant: Combatant): void {
  if (combatant.periodicEffects.length === 0) return;
  for (const { pool, perTick } of combatant.periodicEffects)
    combatant[pool] = Math.min(combatant.stats.max[pool], combatant[pool] + perTick);
  combatant.periodicEffects = combatant.periodicEffects.filter(({ endsTick }) => endsTick > state.tick);
}

function work(
  state: ZoneState,
  combatant: Combatant,
  { item, use }: { readonly item: ConsumableContent; readonly use: ConsumableContent['uses'][number] },
): void {
  if (use.does === 'cleanse') cleanse(state, combatant, { count: use.statuses.length, only: use.statuses });
  if (use.does === 'status') {
    const status = state.gameData.statuses.get(use.status);
    if (status !== undefined)
      giveStatus(state, combatant, { status, lastsMs: use.lastsMs, stacks: 1, source: combatant });
  }
  if (use.does !== 'restore') return;
  const ticks = Math.round(use.overMs / tickMs);
  if (ticks > 0)
    combatant.periodicEffects.push({ pool: use.pool, perTick: use.amount / ticks, endsTick: state.tick + ticks });
  else if (use.pool === 'health') applyHeal(state, combatant, { source: combatant, amount: use.amount, by: item.id });
  else combatant[use.pool] = Math.min(combatant.stats.max[use.pool], combatant[use.pool] + use.amount);
}
