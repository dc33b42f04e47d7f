import { uniqueDamagePercent, type UniqueFacts } from '@necp/shared/combat/uniques';
import type { DamageType } from '@necp/shared/inventory/content';
import type { UniqueBehaviour, UniqueTrigger } from '@necp/shared/inventory/unique';
import type { ZoneState } from '../../state';
import type { Combatant } from '../combatant';
import { angleOff, heldWeapon, spotOf } from '../entity';
import { combatSlice } from '../slice';

/** A unique item that acts for its holder now. */
export interface ActiveUnique {
  readonly item: string;
  /** A weapon acts by its own hits and kills only, everything else by any. */
  readonly isWeapon: boolean;
  readonly unique: Pick<UniqueBehaviour, 'damage' | 'triggers'>;
}

/** Something that happened to the holder of a unique item, which `settleUniques` answers later in the tick. */
export interface UniqueCall {
  readonly on: UniqueTrigger;
  readonly holder: Combatant;
  /** The other combatant of the moment; null for a reload. */
  readonly other: Combatant | null;
  /** Content id of the weapon, ability or throwable. */
  readonly by: string;
  readonly amount: number;
  readonly damageType: DamageType;
  /** What held at that moment. */
  readonly facts: UniqueFacts;
}

export interface UniqueMoment {
  readonly on: UniqueTrigger;
  readonly other: Combatant | null;
  readonly by: string;
  readonly amount: number;
  readonly damageType: DamageType;
  readonly round?: UniqueFacts['round'];
}

/** From this angle off a target's facing, in radians, a hit comes from behind. */
const behindRadians = (110 / 180) * Math.PI;

/** What the affix of that name does: a critical hit may plant a hack in its target. */
const backdoor = (chance: number): ActiveUnique => ({
  item: 'affix_backdoor',
  isWeapon: false,
  unique: {
    damage: [],
    triggers: [
      {
        on: 'critical',
        when: [],
        chance: Math.min(100, chance),
        everyMs: 3000,
        effects: [{ do: 'status', status: 'glitched', lastsMs: 5000, stacks: 1, on: 'target' }],
      },
    ],
  },
});

/** Returns the unique items that act for a combatant: what it wears, and the weapon in its hand unless broken. */
export function uniquesOf(combatant: Combatant): readonly ActiveUnique[] {
  const chance = combatant.stats.bonus.criticalHackPercent;
  const worn = chance < 1 ? combatant.uniques : [...combatant.uniques, backdoor(chance)];
  if (combatant.kind !== 'player') return worn;
  const held = heldWeapon(combatant);
  const unique = held === null || held.isBroken ? undefined : held.item.unique;
  if (held === null || unique === undefined) return worn;
  return [...worn, { item: held.item.id, isWeapon: true, unique }];
}

/** Returns what unique items add to the damage of a hit, in percent; `by` is what it is dealt with. */
export function uniquePercentOf(
  state: ZoneState,
  { source, target }: { readonly source: Combatant; readonly target: Combatant },
  { by, round = null }: { readonly by: string; readonly round?: UniqueFacts['round'] | undefined },
): number {
  const uniques = uniquesOf(source);
  if (uniques.length === 0) return 0;
  const facts = factsOf(state, source, { other: target, round });
  return uniques.reduce(
    (sum, { item, isWeapon, unique }) => sum + (isWeapon && by !== item ? 0 : uniqueDamagePercent(unique, facts)),
    0,
  );
}

/** Records a moment that unique items of the holder may answer. */
export function noteUnique(state: ZoneState, holder: Combatant, moment: UniqueMoment): void {
  const { on, other, by, amount, damageType, round = null } = moment;
  if (!uniquesOf(holder).some(({ unique }) => unique.triggers.some((trigger) => trigger.on === on))) return;
  const facts = factsOf(state, holder, { other, round });
  combatSlice(state).uniqueCalls.push({ on, holder, other, by, amount, damageType, facts });
}

function factsOf(
  state: ZoneState,
  holder: Combatant,
  { other, round }: { readonly other: Combatant | null; readonly round: UniqueFacts['round'] },
): UniqueFacts {
  const own = spotOf(state, holder);
  const there = other === null ? null : spotOf(state, other);
  return {
    ownHealthShare: holder.health / holder.stats.max.health,
    targetHealthShare: other === null ? null : other.health / other.stats.max.health,
    targetStatuses: other?.statuses.map(({ content }) => content.id) ?? [],
    isBehind: other !== null && angleOff(state, other, own) > behindRadians,
    isUnprepared: other !== null && !other.inCombat,
    isMachine: other?.isMachine ?? false,
    isShielded: holder.shields.length > 0,
    distanceTiles: there === null ? null : Math.hypot(there.x - own.x, there.y - own.y),
    round,
  };
}
