import type { ControlGroup } from '@necp/shared/ability/content';
import { tickHz } from '@necp/shared/protocol';
import type { ZoneState } from '../../state';
import type { Combatant, Shield } from '../combatant';
import { changed } from '../damage/status-list';

/**
 * The state a combatant takes from zone to zone beside its pools; times are remaining ticks, because each zone counts
 * its own.
 */
export interface Carried {
  readonly cooldowns: readonly { readonly key: string; readonly leftTicks: number }[];
  readonly statuses: readonly {
    readonly id: string;
    readonly stacks: number;
    readonly leftTicks: number;
    readonly biteTicks: number;
    readonly biteBonus: readonly number[];
  }[];
  readonly tired: readonly { readonly group: ControlGroup; readonly count: number; readonly leftTicks: number }[];
  readonly shields: readonly { readonly ability: string; readonly points: number; readonly leftTicks: number }[];
  /** Rounds in the magazines, by item id. */
  readonly rounds: Readonly<Record<string, number>>;
}

/** Returns the state that a combatant would take along now. */
export function carriedBy({ tick }: ZoneState, { ready, statuses, tired, shields, arms }: Combatant): Carried {
  const rounds: Record<string, number> = {};
  for (const weapon of [arms.main, arms.side])
    if (weapon !== null && weapon.itemId !== null) rounds[weapon.itemId] = weapon.rounds;
  return {
    cooldowns: [...ready].flatMap(([key, readyTick]) =>
      readyTick > tick ? [{ key, leftTicks: readyTick - tick }] : [],
    ),
    statuses: statuses.flatMap(({ content, stacks, endsTick, nextBiteTick, biteBonus }) =>
      endsTick > tick
        ? [
            {
              id: content.id,
              stacks,
              leftTicks: endsTick - tick,
              biteTicks: Math.max(1, nextBiteTick - tick),
              biteBonus,
            },
          ]
        : [],
    ),
    tired: [...tired].flatMap(([group, { count, untilTick }]) =>
      untilTick > tick ? [{ group, count, leftTicks: untilTick - tick }] : [],
    ),
    shields: shields.flatMap(({ ability, points, endsTick }) =>
      endsTick > tick ? [{ ability, points, leftTicks: endsTick - tick }] : [],
    ),
    rounds,
  };
}

/**
 * Applies the state to a player who joins. A status or a shield loses its source, because the entity that caused it
 * stayed behind.
 */
export function takeAlong(state: ZoneState, combatant: Combatant, carried: Carried): void {
  const { tick, gameData } = state;
  for (const { key, leftTicks } of carried.cooldowns) combatant.ready.set(key, tick + leftTicks);
  for (const { group, count, leftTicks } of carried.tired)
    combatant.tired.set(group, { count, untilTick: tick + leftTicks });
  combatant.shields = carried.shields.map(
    ({ ability, points, leftTicks }): Shield => ({
      ability,
      points,
      endsTick: tick + leftTicks,
      by: { name: '', content: '' },
    }),
  );
  combatant.statuses = carried.statuses.flatMap(({ id, stacks, leftTicks, biteTicks, biteBonus }) => {
    const content = gameData.statuses.get(id);
    return content === undefined
      ? []
      : [
          {
            content,
            stacks,
            endsTick: tick + leftTicks,
            nextBiteTick: tick + Math.min(tickHz, biteTicks),
            source: 0,
            by: { name: '', content: '' },
            biteBonus,
          },
        ];
  });
  for (const weapon of [combatant.arms.main, combatant.arms.side]) {
    const rounds = weapon?.itemId == null ? undefined : carried.rounds[weapon.itemId];
    if (weapon !== null && rounds !== undefined) weapon.rounds = Math.min(weapon.rounds, rounds);
  }
  changed(state, combatant);
}
