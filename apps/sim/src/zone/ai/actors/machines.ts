import type { AbilityContent } from '@necp/shared/ability/content';
import type { TileSpot } from '@necp/shared/kernel';
import { tickHz } from '@necp/shared/protocol';
import { nearestFree } from '@necp/shared/zone/movement';
import { startAbility } from '../../combat/abilities/casting';
import { emitAt } from '../../combat/combat-events';
import type { Combatant } from '../../combat/combatant';
import { combatantAt, combatantById } from '../../combat/entity';
import { spawnDeployable } from '../../combat/player/spawn-combatant';
import { isSafe } from '../../combat/safe';
import type { SpawnCall } from '../../combat/weapons/flying';
import { addEntity, removeEntity } from '../../core/entities';
import type { ZoneState } from '../../state';
import { isShotClear } from '../fighting/strikes';
import { newWalk } from '../movement/walk';
import { distanceBetween, faceSpot, headFor, spotOf, stepAlong, stopWalking } from '../movement/walking';
import { enemiesOf } from '../senses/perceive';
import { aiSlice } from '../slice';
import { hasRoom } from '../spawning/free-entities';
import type { Machine } from './actors';

type Deploy = Extract<SpawnCall, { kind: 'deploy' }>;

const radiusTiles: Readonly<Record<Deploy['what'], number>> = {
  turret: 0.4,
  cover: 0.8,
  mine: 0.25,
  repair_drone: 0.3,
  decoy: 0.35,
};
/** A turret with a shorter reach than this is a walking drone. */
const armTiles = 5;
const walkTilesPerS = 3.4;
const ownerTiles = 14;
/** How far a decoy draws threat, how often, and by how much more than the greatest threat. */
const decoyTiles = 12;
const decoyEveryTicks = tickHz / 2;
const decoyShare = 1.5;
/** A mine goes off when an enemy is within this share of its blast radius. */
const mineShare = 0.6;

/** Places a machine for its owner. */
export function deployMachine(state: ZoneState, owner: Combatant, call: Deploy): void {
  if (!hasRoom(state)) return;
  const ability = call.ability === null ? null : (state.gameData.abilities.get(call.ability) ?? null);
  const source = sourceOf(state, call);
  const facing = Math.round((call.radians / (2 * Math.PI)) * 256) & 0xff;
  const entityIndex = addEntity(
    state,
    { ...nearestFree(state.map, call.x, call.y), facing },
    {
      kind: 'deployable',
      name: source?.name ?? { en: 'Machine', ru: 'Машина' },
      content: source?.id ?? call.what,
      variant: owner.side === 'players' ? 0 : 1,
    },
  );
  const combatant = spawnDeployable(state, entityIndex, {
    owner,
    health: call.health,
    radiusTiles: radiusTiles[call.what],
  });
  const everyTicks = Math.max(1, call.everyTicks);
  aiSlice(state).machines.set(entityIndex, {
    entityIndex,
    entityId: combatant.id,
    what: call.what,
    ownerId: owner.id,
    ability,
    rank: call.rank,
    everyTicks,
    endsTick: state.tick + call.lastsTicks,
    nextTick: state.tick + Math.min(everyTicks, 10),
    walk: call.what === 'turret' && ability !== null && ability.rangeTiles < armTiles ? newWalk() : null,
  });
  emitAt(state, { kind: 'spawned', target: combatant.id }, entityIndex);
}

/** Decides for every machine; those whose time is over or that were destroyed are removed. */
export function tendMachines(state: ZoneState): void {
  for (const machine of [...aiSlice(state).machines.values()]) {
    const own = combatantAt(state, machine.entityIndex);
    if (own === undefined || own.id !== machine.entityId) {
      aiSlice(state).machines.delete(machine.entityIndex);
    } else if (
      own.life !== 'up' ||
      state.tick >= machine.endsTick ||
      combatantById(state, machine.ownerId) === undefined
    ) {
      if (own.life === 'up') emitAt(state, { kind: 'died', target: own.id, source: 0 }, machine.entityIndex);
      aiSlice(state).machines.delete(machine.entityIndex);
      removeEntity(state, machine.entityIndex);
    } else tend(state, machine, own);
  }
}

/** Moves the walking machines by one tick. */
export function moveMachines(state: ZoneState): void {
  for (const machine of aiSlice(state).machines.values()) {
    const own = combatantAt(state, machine.entityIndex);
    if (machine.walk === null || own === undefined || own.cast !== null) continue;
    stepAlong(
      state,
      { entityIndex: machine.entityIndex, walk: machine.walk },
      (walkTilesPerS * own.stats.speedPerMille) / 1000,
    );
  }
}

function tend(state: ZoneState, machine: Machine, own: Combatant): void {
  switch (machine.what) {
    case 'cover':
      return;
    case 'decoy':
      return drawHate(state, machine, own);
    case 'mine':
      return watchStep(state, machine, own);
    case 'repair_drone':
      if (state.tick >= machine.nextTick)
        act(state, machine, { own, at: spotOf(state, machine.entityIndex), target: own });
      return;
    case 'turret':
      return shoot(state, machine, own);
  }
}

function shoot(state: ZoneState, machine: Machine, own: Combatant): void {
  const { ability, walk } = machine;
  if (ability === null || state.tick < machine.nextTick) return;
  const reach =
    ability.target === 'self' && ability.area.shape === 'circle' ? ability.area.radiusTiles * 0.85 : ability.rangeTiles;
  const enemy = nearestEnemy(state, own, walk === null ? reach : ownerTiles);
  if (enemy === null) {
    if (walk !== null) followOwner(state, machine);
    return;
  }
  const at = spotOf(state, enemy.entityIndex);
  faceSpot(state, machine.entityIndex, at);
  if (distanceBetween(spotOf(state, machine.entityIndex), at) <= reach + enemy.radiusTiles) {
    if (walk !== null) stopWalking(walk);
    act(state, machine, { own, at, target: enemy });
  } else if (walk !== null) headFor(state, { entityIndex: machine.entityIndex, walk }, at);
}

function watchStep(state: ZoneState, machine: Machine, own: Combatant): void {
  const { ability } = machine;
  if (ability?.area.shape !== 'circle' || state.tick < machine.nextTick) return;
  const enemy = nearestEnemy(state, own, ability.area.radiusTiles * mineShare);
  if (enemy === null) return;
  act(state, machine, { own, at: spotOf(state, machine.entityIndex), target: enemy });
  machine.nextTick = machine.endsTick;
  aiSlice(state).machines.set(machine.entityIndex, { ...machine, endsTick: state.tick + 3 });
}

function drawHate(state: ZoneState, machine: Machine, own: Combatant): void {
  if (state.tick < machine.nextTick) return;
  machine.nextTick = state.tick + decoyEveryTicks;
  const here = spotOf(state, machine.entityIndex);
  for (const enemy of enemiesOf(state, own)) {
    if (
      enemy.life !== 'up' ||
      enemy.kind === 'player' ||
      distanceBetween(here, spotOf(state, enemy.entityIndex)) > decoyTiles
    )
      continue;
    if (aiSlice(state).brains.has(enemy.entityIndex))
      enemy.threat.set(own.id, Math.max(50, decoyShare * Math.max(0, ...enemy.threat.values())));
  }
}

function followOwner(state: ZoneState, machine: Machine): void {
  const owner = state.entityIndexOf.get(machine.ownerId);
  if (owner === undefined || machine.walk === null) return;
  const spot = spotOf(state, owner);
  if (distanceBetween(spot, spotOf(state, machine.entityIndex)) > 3)
    headFor(state, { entityIndex: machine.entityIndex, walk: machine.walk }, spot);
  else stopWalking(machine.walk);
}

function act(
  state: ZoneState,
  machine: Machine,
  { own, at, target }: { readonly own: Combatant; readonly at: TileSpot; readonly target: Combatant },
): void {
  if (machine.ability === null) return;
  machine.nextTick = state.tick + machine.everyTicks;
  startAbility(state, own, { ability: machine.ability, rank: machine.rank, ...at, target: target.id });
}

/** Returns the nearest enemy the machine may attack; it spares those that let it pass and were not attacked. */
function nearestEnemy(state: ZoneState, own: Combatant, withinTiles: number): Combatant | null {
  const here = spotOf(state, own.entityIndex);
  let nearest: Combatant | null = null;
  let least = withinTiles;
  for (const enemy of enemiesOf(state, own)) {
    const at = spotOf(state, enemy.entityIndex);
    const distance = distanceBetween(here, at) - enemy.radiusTiles;
    if (
      enemy.life !== 'up' ||
      distance > least ||
      (own.owner !== 0 && enemy.calmTo.has(own.owner)) ||
      isSafe(state, enemy) ||
      !isShotClear(state, here, at)
    )
      continue;
    nearest = enemy;
    least = distance;
  }
  return nearest;
}

/** Returns the ability that places such a machine; its name is shown. */
function sourceOf(state: ZoneState, call: Deploy): AbilityContent | undefined {
  for (const ability of state.gameData.abilities.values()) {
    if (
      ability.effects.some(
        (effect) => effect.does === 'deploy' && effect.what === call.what && (effect.ability ?? null) === call.ability,
      )
    )
      return ability;
  }
  return undefined;
}
