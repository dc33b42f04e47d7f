import { entityFlags, type Vitals } from '@necp/shared/protocol';
import { at, type Player, type ZoneState } from '../state';
import type { Fighter } from './fighter';
import { areFoes } from './sides';

/** The own pools and weapon as the snapshot tells them. */
export function vitalsOf(fighter: Fighter): Vitals {
  const { stats: { max }, arms } = fighter;
  const weapon = arms[arms.hand];
  const firearm = weapon?.item.kind === 'firearm' ? weapon.item : null;
  return {
    health: Math.ceil(fighter.health), healthMax: max.health, energy: Math.floor(fighter.energy), energyMax: max.energy,
    ram: Math.floor(fighter.ram), ramMax: max.ram, stamina: Math.floor(fighter.stamina), staminaMax: max.stamina,
    shield: Math.ceil(fighter.shields.reduce((sum, { points }) => sum + points, 0)),
    rounds: firearm === null ? 0 : weapon?.rounds ?? 0, magazine: firearm?.magazineRounds ?? 0, reserve: arms.thrown?.quantity ?? 0,
  };
}

/** Flags as most players see them, and who looks different to some: whoever lets somebody pass, whoever fights a duel. */
export function showFlags(state: ZoneState): void {
  const { shownFlags, personal, duels } = state;
  shownFlags.set(state.flags);
  personal.fill(0);
  for (const fighter of state.fighters.values()) {
    const { row } = fighter;
    if (fighter.calmTo.size > 0 || (duels.length > 0 && fighter.side === 'street')) personal[row] = 1;
    else if (fighter.side === 'foes') shownFlags[row] = at(shownFlags, row) | entityFlags.hostile;
  }
}

/** Flags of a personal row as this player sees them: who is hostile to it, who lets it pass. */
export function ownFlagsOf(state: ZoneState, player: Player): (row: number) => number {
  const own = state.fighters.get(player.row);
  if (own === undefined) return () => 0;
  return (row) => {
    const other = state.fighters.get(row);
    if (other === undefined || other.side === 'none') return 0;
    if (other.calmTo.has(own.id)) return entityFlags.calm;
    return areFoes(state, own, other) ? entityFlags.hostile : 0;
  };
}
