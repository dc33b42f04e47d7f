import type { Attribute } from '@necp/shared/character/schema';
import type { EnemyContent } from '@necp/shared/combat/content';
import { statsOf, type StatBase } from '@necp/shared/combat/derive';
import { atDifficulty, enemyAtLevel, forGroup, type EnemyStrength } from '@necp/shared/combat/formulas';
import { entityRadiusTiles } from '@necp/shared/zone/movement';
import type { CharacterSheet, Vitals } from '@necp/shared/zone/sheet';
import { describe } from '../../core/entities';
import { at, type Player, type ZoneState } from '../../state';
import type { Combatant, Side } from '../combatant';
import { clockMs, combatantAt, heldWeapon, refreshStats, showHealth, showStrength } from '../entity';
import { combatSlice } from '../slice';
import { armsOf, enemyArms } from '../weapons/arms';

/** Attributes of combatants without a sheet. */
const plainAttributes: Readonly<Record<Attribute, number>> = { body: 5, reflex: 5, tech: 5, intellect: 5, cool: 5 };
const noResist = { physical: 0, thermal: 0, shock: 0, chemical: 0, cyber: 0 } as const;
/** Machines have enough of every pool but health. */
const machinePools = { energy: 1000, ram: 100, stamina: 1000 } as const;
/** Clothing slots that others see, in this order. */
const shownPlaces = ['head', 'face', 'torso', 'hands', 'legs', 'feet'] as const;

/**
 * Creates the combatant of a player, or applies a newer sheet: pools keep their points, weapons their rounds. `vitals`
 * are those of a player who joins.
 */
export function applySheet(
  state: ZoneState,
  player: Player,
  { sheet, vitals }: { readonly sheet: CharacterSheet; readonly vitals: Vitals | null },
): Combatant {
  player.sheet = sheet;
  const present = combatantAt(state, player.entityIndex);
  const base: StatBase = {
    level: sheet.level,
    attributes: sheet.attributes,
    max: { health: 1, energy: 1, ram: 1, stamina: 1 },
    armour: 0,
    resist: noResist,
    speedPerMille: 1000,
    bonuses: [],
  };
  const combatant =
    present ?? spawnCombatant(state, player.entityIndex, { ...newcomer, kind: 'player', side: 'players', base });
  combatant.arms = armsOf(state.gameData, sheet.gear, { before: present?.arms ?? null, nowMs: clockMs(state) });
  combatant.uniques = wornUniques(state, sheet);
  refreshStats(state, combatant);
  if (present === undefined) fillPools(combatant, vitals ?? sheet.vitals);
  describe(state, player.entityIndex, {
    level: sheet.level,
    held: heldWeapon(combatant)?.item.id ?? '',
    worn: shownPlaces.flatMap((place) => sheet.gear.worn[place] ?? []),
  });
  showHealth(state, combatant);
  combatant.isChanged = true;
  return combatant;
}

function wornUniques({ gameData }: ZoneState, { gear }: CharacterSheet): Combatant['uniques'] {
  return gear.uniques.flatMap((id) => {
    const item = gameData.items.get(id);
    const unique = item !== undefined && 'unique' in item ? item.unique : undefined;
    return unique === undefined ? [] : [{ item: id, isWeapon: false, unique }];
  });
}

/** Creates the combatant of an enemy, at a level inside its range; `side` is `enemies` unless a player summoned it. */
export function spawnEnemyCombatant(
  state: ZoneState,
  entityIndex: number,
  {
    enemy,
    level,
    side = 'enemies',
    owner = 0,
  }: { readonly enemy: EnemyContent; readonly level: number; readonly side?: Side; readonly owner?: number },
): Combatant {
  const here = atDifficulty(enemyAtLevel(enemy, level), state.difficulty);
  const strength = side === 'enemies' ? forThoseHere(state, here) : here;
  const combatant = spawnCombatant(state, entityIndex, {
    ...newcomer,
    kind: 'enemy',
    side,
    owner,
    radiusTiles: enemy.radiusTiles,
    damageBonus: strength.damagePercent - 100,
    isMachine: enemy.body === 'drone' || enemy.body === 'machine',
    isHackable: enemy.hackable,
    guard: enemy.guard ?? null,
    base: {
      level: strength.level,
      attributes: plainAttributes,
      max: { health: strength.health, ...machinePools },
      armour: strength.armour,
      resist: { ...noResist, ...enemy.resist },
      speedPerMille: 1000,
      bonuses: [{ spreadPercent: (100 - enemy.accuracyPercent) * 3 }],
    },
  });
  combatant.arms = enemyArms(state.gameData, enemy);
  fillPools(combatant, null);
  describe(state, entityIndex, { level: strength.level, held: heldWeapon(combatant)?.item.id ?? '' });
  return combatant;
}

/** Adapts an enemy's strength to the size of the group in a private instance. */
function forThoseHere({ gameData, map, groupSize }: ZoneState, strength: EnemyStrength): EnemyStrength {
  const zone = gameData.zones.get(map.id);
  return zone?.kind === 'instance' ? forGroup(strength, { members: groupSize, most: zone.partySize ?? 1 }) : strength;
}

const whole: EnemyStrength = { level: 1, health: 1_000, armour: 1_000, damagePercent: 1_000, experience: 1_000 };

/**
 * Makes the enemies of a private instance as strong as a larger group needs them, because players came late. Those that
 * are hurt or fight already stay as they are.
 */
export function strengthenFor(state: ZoneState, groupSize: number): void {
  const before = forThoseHere(state, whole);
  state.groupSize = groupSize;
  const after = forThoseHere(state, whole);
  for (const combatant of combatSlice(state).combatants.values()) {
    const { kind, side, base, health, stats, inCombat, life } = combatant;
    if (kind !== 'enemy' || side !== 'enemies' || inCombat || life !== 'up' || health < stats.max.health) continue;
    const max = { ...base.max, health: Math.round((base.max.health * after.health) / before.health) };
    combatant.base = { ...base, max };
    combatant.damageBonus = ((combatant.damageBonus + 100) * after.damagePercent) / before.damagePercent - 100;
    refreshStats(state, combatant);
    combatant.health = combatant.stats.max.health;
    showHealth(state, combatant);
  }
}

/** Any other entity that can be hit and destroyed: a vehicle, or an escorted person. */
export interface Destructible {
  readonly side: Side;
  /** Entity that owns it; 0 for none. */
  readonly owner: number;
  readonly level: number;
  readonly health: number;
  readonly armour: number;
  readonly radiusTiles: number;
  readonly isMachine: boolean;
}

/** Creates the combatant of an entity that does not attack. */
export function spawnDestructible(
  state: ZoneState,
  entityIndex: number,
  { side, owner, level, health, armour, radiusTiles, isMachine }: Destructible,
): Combatant {
  const combatant = spawnCombatant(state, entityIndex, {
    ...newcomer,
    kind: 'deployable',
    side,
    owner,
    radiusTiles,
    isMachine,
    base: {
      level,
      attributes: plainAttributes,
      max: { health, ...machinePools },
      armour,
      resist: noResist,
      speedPerMille: 1000,
      bonuses: [],
    },
  });
  fillPools(combatant, null);
  return combatant;
}

/** Creates the combatant of a machine, which strikes with its owner's level and attributes. */
export function spawnDeployable(
  state: ZoneState,
  entityIndex: number,
  { owner, health, radiusTiles }: { readonly owner: Combatant; readonly health: number; readonly radiusTiles: number },
): Combatant {
  const { level, attributes, bonus } = owner.stats;
  const combatant = spawnCombatant(state, entityIndex, {
    ...newcomer,
    kind: 'deployable',
    side: owner.side,
    owner: owner.owner === 0 ? owner.id : owner.owner,
    radiusTiles,
    isMachine: true,
    isHackable: true,
    base: {
      level,
      attributes,
      max: { health, ...machinePools },
      armour: 10 + 2 * level,
      resist: noResist,
      speedPerMille: 1000,
      // A machine acts on its own, but with a share of what makes its owner's hits critical.
      bonuses: [
        {
          damagePercent: bonus.deployablePercent,
          criticalChance: (bonus.criticalChance * bonus.deployableSharePercent) / 100,
          criticalPercent: (bonus.criticalPercent * bonus.deployableSharePercent) / 100,
          criticalHackPercent: (bonus.criticalHackPercent * bonus.deployableSharePercent) / 100,
        },
      ],
    },
  });
  fillPools(combatant, null);
  return combatant;
}

type NewCombatant = Pick<
  Combatant,
  'kind' | 'side' | 'base' | 'owner' | 'radiusTiles' | 'damageBonus' | 'isMachine' | 'isHackable' | 'guard'
>;
const newcomer = {
  owner: 0,
  radiusTiles: entityRadiusTiles,
  damageBonus: 0,
  isMachine: false,
  isHackable: false,
  guard: null,
} as const;

function spawnCombatant(state: ZoneState, entityIndex: number, who: NewCombatant): Combatant {
  const { kind, side, base, owner, radiusTiles, damageBonus, isMachine, isHackable, guard } = who;
  // The object is built field by field: spreading one object into another makes it a dictionary in the engine, which
  // slows every access.
  const combatant: Combatant = {
    kind,
    side,
    base,
    owner,
    radiusTiles,
    damageBonus,
    isMachine,
    isHackable,
    guard,
    isOfEvent: false,
    isMakingOff: false,
    entityIndex,
    id: at(state.ids, entityIndex),
    stats: statsOf(base, []),
    health: 1,
    energy: 0,
    ram: 0,
    stamina: 0,
    shields: [],
    life: 'up',
    statuses: [],
    tired: new Map(),
    ready: new Map(),
    cast: null,
    arms: { main: null, side: null, hand: 'main', thrown: null, reloadEndsTick: null },
    uniques: [],
    knockback: null,
    untouchableUntilTick: 0,
    speedShare: 0,
    steadySinceTick: null,
    threat: new Map(),
    harmBy: new Map(),
    calmTo: new Set(),
    turned: null,
    revealedUntilTick: 0,
    lastHarmTick: -1_000_000,
    inCombat: false,
    encounterId: null,
    periodicEffects: [],
    isChanged: true,
    falling: null,
    downedTick: 0,
    lastHarmer: 0,
    felledBy: '',
  };
  const { combatants, combatantsById } = combatSlice(state);
  combatants.set(entityIndex, combatant);
  combatantsById.set(combatant.id, combatant);
  showStrength(state, combatant);
  return combatant;
}

function fillPools(combatant: Combatant, saved: Vitals | null): void {
  const { max } = combatant.stats;
  combatant.health = Math.max(1, Math.min(max.health, saved?.health ?? max.health));
  combatant.energy = Math.min(max.energy, saved?.energy ?? max.energy);
  combatant.ram = Math.min(max.ram, saved?.ram ?? max.ram);
  combatant.stamina = Math.min(max.stamina, saved?.stamina ?? max.stamina);
}
