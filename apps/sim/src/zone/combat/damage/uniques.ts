import { uniqueHolds } from '@necp/shared/combat/uniques';
import type { UniqueEffect } from '@necp/shared/inventory/unique';
import type { ZoneState } from '../../state';
import { heldWeapon, spotOf, ticksOf } from '../entity';
import { combatantsAround } from '../near';
import { combatSlice } from '../slice';
import { applyDamage, applyHeal, mayHarm } from './harm';
import { knockback } from './knockback';
import { applyShield } from './shields';
import { giveStatus } from './statuses';
import { uniquesOf, type ActiveUnique, type UniqueCall } from './unique-calls';

/**
 * Lets unique items answer what happened to their holders in this tick. Their effects set no other unique item off,
 * except by a kill.
 */
export function settleUniques(state: ZoneState): void {
  const { uniqueCalls } = combatSlice(state);
  if (uniqueCalls.length === 0) return;
  for (const call of uniqueCalls.splice(0)) {
    if (call.holder.life !== 'up') continue;
    for (const active of uniquesOf(call.holder)) answer(state, call, active);
  }
}

const ownActions: ReadonlySet<UniqueCall['on']> = new Set(['hit', 'critical', 'kill', 'reload']);

function answer(state: ZoneState, call: UniqueCall, { item, isWeapon, unique }: ActiveUnique): void {
  const { holder, on } = call;
  if (isWeapon && ownActions.has(on) && call.by !== item) return;
  for (const [index, trigger] of unique.triggers.entries()) {
    if (trigger.on !== on || !trigger.when.every((condition) => uniqueHolds(condition, call.facts))) continue;
    const key = `unique:${item}:${index}`;
    if ((holder.ready.get(key) ?? 0) > state.tick) continue;
    if (trigger.chance < 100 && state.rng.fraction() * 100 >= trigger.chance) continue;
    if (trigger.everyMs > 0) holder.ready.set(key, state.tick + ticksOf(trigger.everyMs));
    for (const effect of trigger.effects) carryOut(state, { call, item }, effect);
    holder.isChanged = true;
  }
}

interface Answered {
  readonly call: UniqueCall;
  readonly item: string;
}

function carryOut(state: ZoneState, { call, item }: Answered, effect: UniqueEffect): void {
  const { holder, other } = call;
  switch (effect.do) {
    case 'rounds': {
      const held = heldWeapon(holder);
      if (held?.item.kind === 'firearm') held.rounds = Math.min(held.item.magazineRounds, held.rounds + effect.count);
      return;
    }
    case 'heal':
      applyHeal(state, holder, { source: holder, amount: effect.points, by: item });
      return;
    case 'restore':
      holder[effect.pool] = Math.min(holder.stats.max[effect.pool], holder[effect.pool] + effect.points);
      return;
    case 'status': {
      const status = state.gameData.statuses.get(effect.status);
      const target = effect.on === 'self' ? holder : other;
      if (status === undefined || target === null) return;
      giveStatus(state, target, { status, lastsMs: effect.lastsMs, stacks: effect.stacks, source: holder });
      return;
    }
    case 'shield':
      return applyShield(state, holder, {
        source: holder,
        ability: item,
        points: effect.points,
        lastsTicks: ticksOf(effect.lastsMs),
      });
    case 'arc':
      return leap(state, { call, item }, effect);
    case 'cooldowns':
      for (const [key, readyTick] of holder.ready)
        if (state.gameData.abilities.has(key)) holder.ready.set(key, readyTick - ticksOf(effect.ms));
      return;
    case 'push': {
      if (other === null || !mayHarm(state, holder, other)) return;
      const [here, there] = [spotOf(state, holder), spotOf(state, other)];
      return knockback(state, other, {
        radians: Math.atan2(there.y - here.y, there.x - here.x),
        tiles: effect.tiles,
      });
    }
  }
}

/** Harms enemies near the one that was hit, the nearest first, by a share of that hit. */
function leap(state: ZoneState, { call, item }: Answered, effect: Extract<UniqueEffect, { do: 'arc' }>): void {
  const { holder, other, amount, damageType } = call;
  if (other === null) return;
  const from = spotOf(state, other);
  const points = Math.round((amount * effect.percent) / 100);
  if (points <= 0) return;
  const distanceOf = (target: typeof other) => {
    const { x, y } = spotOf(state, target);
    return Math.hypot(x - from.x, y - from.y);
  };
  const near = combatantsAround(state, from, effect.tiles)
    .filter((target) => target !== other && distanceOf(target) <= effect.tiles && mayHarm(state, holder, target))
    .toSorted((a, b) => distanceOf(a) - distanceOf(b) || a.id - b.id);
  for (const target of near.slice(0, effect.count))
    applyDamage(state, target, { source: holder, amount: points, how: 'hit', damageType, by: item });
}
