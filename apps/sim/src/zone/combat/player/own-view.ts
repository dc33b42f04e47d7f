import { entityFlags, type Vitals } from '@necp/shared/protocol';
import type { Player, ZoneState } from '../../state';
import type { Combatant } from '../combatant';
import { combatantAt, combatantOf, combatants } from '../entity';
import { areEnemies, hasMatches } from '../sides';

/** One object is reused for all clients. */
const vitals = {
  health: 0,
  healthMax: 0,
  energy: 0,
  energyMax: 0,
  ram: 0,
  ramMax: 0,
  stamina: 0,
  staminaMax: 0,
  shield: 0,
  rounds: 0,
  magazine: 0,
  reserve: 0,
};

/** Returns the player's own pools and weapon for the snapshot; the object is valid until the next call. */
export function vitalsOf(combatant: Combatant): Vitals {
  const {
    stats: { max },
    arms,
    shields,
  } = combatant;
  const weapon = arms.hand === 'main' ? arms.main : arms.side;
  const firearm = weapon?.item.kind === 'firearm' ? weapon.item : null;
  vitals.health = Math.ceil(combatant.health);
  vitals.healthMax = max.health;
  vitals.energy = Math.floor(combatant.energy);
  vitals.energyMax = max.energy;
  vitals.ram = Math.floor(combatant.ram);
  vitals.ramMax = max.ram;
  vitals.stamina = Math.floor(combatant.stamina);
  vitals.staminaMax = max.stamina;
  vitals.shield = shields.length === 0 ? 0 : Math.ceil(shields.reduce((sum, { points }) => sum + points, 0));
  vitals.rounds = firearm === null ? 0 : (weapon?.rounds ?? 0);
  vitals.magazine = firearm?.magazineRounds ?? 0;
  vitals.reserve = arms.thrown?.quantity ?? 0;
  return vitals;
}

/**
 * Computes the flags most players see, and marks the entities that look different to some: enemies that spare certain
 * players, and players while some of them fight one another.
 * @returns whether any entity is marked
 */
export function showFlags(state: ZoneState): boolean {
  const { shownFlags, personal } = state;
  const isAnyMatch = hasMatches(state);
  let anyPersonal = false;
  shownFlags.set(state.flags);
  personal.fill(0);
  for (const combatant of combatants(state)) {
    const { entityIndex } = combatant;
    if (combatant.calmTo.size > 0 || (isAnyMatch && combatant.side === 'players')) {
      personal[entityIndex] = 1;
      anyPersonal = true;
    } else if (combatant.side === 'enemies') {
      shownFlags[entityIndex] = (shownFlags[entityIndex] ?? 0) | entityFlags.hostile;
    }
  }
  return anyPersonal;
}

/** Returns the flags of a marked entity as this player sees them: hostile or calm. */
export function ownFlagsOf(state: ZoneState, player: Player): (entityIndex: number) => number {
  const own = combatantOf(state, player);
  if (own === null) return () => 0;
  return (entityIndex) => {
    const other = combatantAt(state, entityIndex);
    if (other === undefined || other.side === 'none') return 0;
    if (other.calmTo.has(own.id)) return entityFlags.calm;
    return areEnemies(state, own, other) ? entityFlags.hostile : 0;
  };
}
