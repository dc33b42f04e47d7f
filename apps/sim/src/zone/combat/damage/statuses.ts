import type { ControlGroup, StatusContent } from '@necp/shared/ability/content';
import { controlMemoryMs, statusLastsMs } from '@necp/shared/ability/formulas';
import { resistShare } from '@necp/shared/combat/formulas';
import { withPercent } from '@necp/shared/progression/formulas';
import { tickHz, tickMs, type CastEnd } from '@necp/shared/protocol';
import type { ZoneState } from '../../state';
import { interrupt } from '../abilities/cast-state';
import { emitAt } from '../combat-events';
import type { ActiveStatus, Combatant } from '../combatant';
import { combatantById, nameplateOf } from '../entity';
import { applyDamage, applyHeal, damagePercents, mayHarm } from './harm';
import { changed, endStatus } from './status-list';

/** A status that is about to be applied. */
export interface Giving {
  readonly status: StatusContent;
  readonly lastsMs: number;
  readonly stacks: number;
  readonly source: Combatant;
}

/** How each control ends a cast; the others leave it alone. */
const interruptions: Partial<Readonly<Record<ControlGroup, CastEnd>>> = {
  stun: 'stunned',
  silence: 'silenced',
  fear: 'feared',
};
const memoryTicks = Math.round(controlMemoryMs / tickMs);

/**
 * Applies a status by its stacking rule: control is shortened each time, and harm needs a target that may be harmed.
 * Returns whether it was applied.
 */
export function giveStatus(state: ZoneState, target: Combatant, giving: Giving): boolean {
  const { status, source } = giving;
  if (target.life !== 'up') return false;
  const isHarm = status.kind !== 'boon';
  if (isHarm && target !== source && (!mayHarm(state, source, target) || target.untouchableUntilTick > state.tick))
    return false;
  const lastsMs = lastsOn(state, target, giving);
  if (lastsMs < tickMs) return false;
  const endsTick = state.tick + Math.round(lastsMs / tickMs);
  const active = put(state, target, { ...giving, endsTick });
  if (status.control !== undefined) tire(state, target, { group: status.control, endsTick });
  const end = status.control === undefined ? undefined : interruptions[status.control];
  if (end !== undefined) interrupt(state, target, end);
  emitAt(
    state,
    {
      kind: 'status',
      source: source.id,
      target: target.id,
      status: status.id,
      stacks: active.stacks,
      lastsMs: (active.endsTick - state.tick) * tickMs,
    },
    target.entityIndex,
  );
  changed(state, target);
  return true;
}

/** Applies the damage per second of statuses, and ends those whose time is over. */
export function advanceStatuses(state: ZoneState, target: Combatant): void {
  if (target.statuses.length === 0) return;
  for (const active of [...target.statuses]) {
    if (active.nextBiteTick <= state.tick && active.content.damagePerS !== undefined) bite(state, target, active);
    if (target.life !== 'up') return;
    if (active.endsTick <= state.tick) endStatus(state, target, active);
  }
}

function lastsOn(state: ZoneState, target: Combatant, { status, lastsMs, source }: Giving): number {
  const tired = status.control === undefined ? undefined : target.tired.get(status.control);
  const recentControls = tired !== undefined && tired.untilTick > state.tick ? tired.count : 0;
  const statusPercent = status.kind === 'boon' ? 0 : source.stats.bonus.statusPercent;
  return statusLastsMs(
    lastsMs,
    { statusPercent },
    {
      controlResist: target.stats.bonus.controlResist,
      recentControls,
      isControl: status.control === undefined ? 0 : 1,
    },
  );
}

function put(
  state: ZoneState,
  target: Combatant,
  { status, stacks, endsTick, source }: Giving & { readonly endsTick: number },
): ActiveStatus {
  const present = target.statuses.find(({ content }) => content.id === status.id);
  const biteBonus = status.damageType === undefined ? [] : damagePercents(source, status.damageType, null);
  if (present === undefined) {
    const active: ActiveStatus = {
      content: status,
      stacks: Math.min(status.maxStacks, stacks),
      endsTick,
      nextBiteTick: state.tick + tickHz,
      source: source.id,
      by: nameplateOf(state, source),
      biteBonus,
    };
    target.statuses.push(active);
    return active;
  }
  const added = status.stacking === 'add' ? present.stacks + stacks : Math.max(present.stacks, stacks);
  present.stacks = Math.min(status.maxStacks, added);
  present.endsTick = Math.max(present.endsTick, endsTick);
  present.source = source.id;
  present.by = nameplateOf(state, source);
  present.biteBonus = biteBonus;
  return present;
}

function tire(
  state: ZoneState,
  target: Combatant,
  { group, endsTick }: { readonly group: ControlGroup; readonly endsTick: number },
): void {
  const before = target.tired.get(group);
  const count = before !== undefined && before.untilTick > state.tick ? before.count : 0;
  target.tired.set(group, { count: count + 1, untilTick: endsTick + memoryTicks });
}

/** Applies damage over time, which ignores armour and cannot be dodged; negative damage heals. */
function bite(state: ZoneState, target: Combatant, active: ActiveStatus): void {
  active.nextBiteTick += tickHz;
  const { damagePerS = 0, damageType = 'physical', id } = active.content;
  const source = combatantById(state, active.source) ?? null;
  const points = damagePerS * active.stacks;
  if (points < 0) {
    applyHeal(state, target, { source: source ?? target, amount: -points, by: id });
    return;
  }
  if (source !== null && source !== target && !mayHarm(state, source, target)) return;
  const sent = withPercent(points, ...active.biteBonus) * resistShare(target.stats.resist[damageType]);
  const amount = Math.max(1, Math.round(withPercent(sent, target.stats.bonus.damageTakenPercent)));
  applyDamage(state, target, { source, amount, how: 'hit', damageType, by: id });
}
