import type { ConsumableContent } from '@necp/shared/inventory/content';
import type { ItemId } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import { nextId } from '../ids';
import type { ZoneInput } from '../inputs';
import type { Player, ZoneState } from '../state';
import { ticksOf } from './entity';
import type { Fighter } from './combatant';
import { applyHeal } from './harm';
import { refuse } from './refusals';
import { cleanse, isUnder } from './status-list';
import { giveStatus } from './statuses';

type Consumed = Extract<ZoneInput, { kind: 'consumed' }>;

/** Begins to use a consumable: the hands need their time, then the domain uses it up, then it works. */
export function startUse(state: ZoneState, player: Player, itemId: ItemId): void {
  const what = 'item.use';
  const fighter = state.fighters.get(player.row);
  const stack = player.sheet.gear.consumables.find((carried) => carried.itemId === itemId);
  const item = stack === undefined ? undefined : state.lore.items.get(stack.templateId);
  if (fighter === undefined || fighter.life !== 'up') return refuse(state, player, { what, code: 'combat.down' });
  if (item?.kind !== 'consumable') return refuse(state, player, { what, code: 'combat.item_gone' });
  if (!item.uses.some(({ does }) => does !== 'mend')) return refuse(state, player, { what, code: 'combat.not_usable' });
  if (isUnder(fighter, 'stun', 'fear')) return refuse(state, player, { what, code: 'combat.held' });
  if (player.inHand !== null || (fighter.ready.get(`group:${item.group}`) ?? 0) > state.tick)
    return refuse(state, player, { what, code: 'combat.not_ready' });
  player.inHand = { itemId, templateId: item.id, endsTick: state.tick + ticksOf(item.useMs) };
}

/**
 * A tick of using something: what is in the hand is used up when its time is over; a blow that holds the hands lets it
 * fall back.
 */
export function advanceUse(state: ZoneState, player: Player): void {
  const { inHand } = player;
  if (inHand === null) return;
  const fighter = state.fighters.get(player.row);
  if (fighter === undefined || fighter.life !== 'up' || isUnder(fighter, 'stun', 'fear')) {
    player.inHand = null;
    return;
  }
  if (state.tick < inHand.endsTick) return;
  player.inHand = null;
  const id = nextId(state);
  const item = state.lore.items.get(inHand.templateId);
  if (item?.kind !== 'consumable') return;
  player.using.set(id, item.id);
  fighter.ready.set(`group:${item.group}`, state.tick + ticksOf(item.cooldownMs));
  fighter.isChanged = true;
  state.outbox.push({
    kind: 'consume',
    id,
    characterId: player.characterId,
    epoch: player.epoch,
    itemId: inHand.itemId,
  });
}

/** What was used up works now; what was gone gives its rest back. */
export function takeConsumed(state: ZoneState, { id, characterId, refusal }: Consumed): void {
  const player = state.players.get(characterId);
  const templateId = player?.using.get(id);
  if (player === undefined || templateId === undefined) return;
  player.using.delete(id);
  const fighter = state.fighters.get(player.row);
  const item = state.lore.items.get(templateId);
  if (fighter === undefined || item?.kind !== 'consumable') return;
  if (refusal !== null) {
    fighter.ready.delete(`group:${item.group}`);
    fighter.isChanged = true;
    return refuse(state, player, { what: 'item.use', code: 'combat.item_gone' });
  }
  if (fighter.life === 'up') for (const use of item.uses) work(state, fighter, { item, use });
}

/** Points that flow back for a while, and those that stop. */
export function advanceDrips(state: ZoneState, fighter: Fighter): void {
  if (fighter.drips.length === 0) return;
  for (const { pool, perTick } of fighter.drips)
    fighter[pool] = Math.min(fighter.stats.max[pool], fighter[pool] + perTick);
  fighter.drips = fighter.drips.filter(({ endsTick }) => endsTick > state.tick);
}

function work(
  state: ZoneState,
  fighter: Fighter,
  { item, use }: { readonly item: ConsumableContent; readonly use: ConsumableContent['uses'][number] },
): void {
  if (use.does === 'cleanse') cleanse(state, fighter, { count: use.statuses.length, only: use.statuses });
  if (use.does === 'status') {
    const status = state.lore.statuses.get(use.status);
    if (status !== undefined) giveStatus(state, fighter, { status, lastsMs: use.lastsMs, stacks: 1, source: fighter });
  }
  if (use.does !== 'restore') return;
  const ticks = Math.round(use.overMs / tickMs);
  if (ticks > 0) fighter.drips.push({ pool: use.pool, perTick: use.amount / ticks, endsTick: state.tick + ticks });
  else if (use.pool === 'health') applyHeal(state, fighter, { source: fighter, amount: use.amount, by: item.id });
  else fighter[use.pool] = Math.min(fighter.stats.max[use.pool], fighter[use.pool] + use.amount);
}
