import { withPercent } from '@necp/shared/progression/formulas';
import { tickMs } from '@necp/shared/protocol';
import type { ZoneState } from '../../state';
import { emitAt } from '../combat-events';
import type { Combatant, Shield } from '../combatant';
import { nameplateOf } from '../entity';

export interface GivenShield {
  readonly source: Combatant;
  readonly ability: string;
  readonly points: number;
  readonly lastsTicks: number;
}

/** Puts a shield on a combatant for a while. */
export function applyShield(
  state: ZoneState,
  target: Combatant,
  { source, ability, points, lastsTicks }: GivenShield,
): void {
  target.shields.push({
    ability,
    points: Math.round(withPercent(points, source.stats.bonus.shieldPercent)),
    endsTick: state.tick + lastsTicks,
    by: nameplateOf(state, source),
  });
  target.isChanged = true;
  const whole = shieldsByAbility(target).find((shield) => shield.ability === ability);
  if (whole === undefined) return;
  emitAt(
    state,
    {
      kind: 'shield',
      source: source.id,
      target: target.id,
      ability,
      points: whole.points,
      lastsMs: (whole.endsTick - state.tick) * tickMs,
    },
    target.entityIndex,
  );
}

/** Lets the shields take damage, the oldest first. Returns how much they took. */
export function soak(state: ZoneState, target: Combatant, amount: number): number {
  if (target.shields.length === 0) return 0;
  let left = amount;
  for (const shield of target.shields) {
    const taken = Math.min(shield.points, left);
    shield.points -= taken;
    left -= taken;
  }
  keepShields(state, target, ({ points }) => points > 0);
  return amount - left;
}

/** Ends the shields whose time is over. */
export function expireShields(state: ZoneState, target: Combatant): void {
  if (target.shields.length > 0) keepShields(state, target, ({ endsTick }) => endsTick > state.tick);
}

/** Ends all shields, as when a combatant falls. */
export function clearShields(state: ZoneState, target: Combatant): void {
  keepShields(state, target, () => false);
}

/** Returns what the shields of each ability still take together, and when the last of them ends. */
export function shieldsByAbility({ shields }: Combatant): readonly Shield[] {
  const whole = new Map<string, Shield>();
  for (const shield of shields) {
    const known = whole.get(shield.ability);
    whole.set(shield.ability, {
      ...shield,
      points: shield.points + (known?.points ?? 0),
      endsTick: Math.max(shield.endsTick, known?.endsTick ?? 0),
    });
  }
  return [...whole.values()];
}

function keepShields(state: ZoneState, target: Combatant, isKept: (shield: Shield) => boolean): void {
  const kept = target.shields.filter(isKept);
  if (kept.length === target.shields.length) return;
  const ended = new Set(target.shields.map(({ ability }) => ability));
  for (const { ability } of kept) ended.delete(ability);
  target.shields = kept;
  target.isChanged = true;
  for (const ability of ended) emitAt(state, { kind: 'shield_end', target: target.id, ability }, target.entityIndex);
}
