import type { TileSpot } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import type { EventPhase } from '@necp/shared/world-event/content';
import { countFor, scaledPercent } from '@necp/shared/world-event/formulas';
import { placeOfPhase } from '@necp/shared/world-event/places';
import { spawnVehicle, vehicleOf, wayBehind } from '../ai/actors/vehicles';
import { brainAt } from '../ai/brains';
import { admitRival, spawnFor } from '../ai/spawning/spawning';
import { combatantAt, combatantById, showHealth } from '../combat/entity';
import { isNear, isWithin, type GroundPlace } from '../places';
import { putAt } from '../interaction/interactables';
import { at, type Player, type ZoneState } from '../state';
import { partOf, type EventRun } from './run';

/** A player this near to a place of the phase takes part. */
const presentTiles = 40;
const lookMs = 5 * tickMs;
const cargoName = { en: 'Crate', ru: 'Ящик' } as const;

/** Begins a phase for the players who are there now. */
export function beginPhase(state: ZoneState, run: EventRun, phase: EventPhase): void {
  run.phase = phase;
  run.phaseTick = state.tick;
  run.waves = 0;
  run.at = 0;
  run.players = Math.max(1, presentPlayers(state, run).length);
  run.of = neededFor(run, phase);
  const { goal } = phase;
  if (goal.kind === 'stop_vehicle') {
    const health = Math.round(
      (goal.health * (100 + goal.perPlayerPercent * (Math.min(run.players, run.event.scaling.maxPlayers) - 1))) / 100,
    );
    const entityIndex = spawnVehicle(state, {
      content: run.event.id,
      name: goal.name,
      level: run.event.levels.min,
      health,
      route: goal.route,
      tilesPerS: goal.speedTilesPerS,
      runId: run.runId,
    });
    if (entityIndex !== null) run.enemies.set(at(state.ids, entityIndex), run.event.id);
  }
  if (goal.kind === 'carry') {
    const item = state.gameData.items.get(goal.item);
    const interactable = putAt(state, state.places.get(goal.from), {
      what: { kind: 'cargo', runId: run.runId },
      name: item?.name ?? cargoName,
      content: goal.item,
    });
    run.cargoIndex = interactable?.entityIndex ?? null;
  }
}

/** Spawns the waves that are due, scaled by the number of players. */
export function sendWaves(state: ZoneState, run: EventRun): void {
  const { phase } = run;
  if (phase === null) return;
  const sinceMs = (state.tick - run.phaseTick) * tickMs;
  const due = phase.waves.filter(({ atMs }) => atMs <= sinceMs).toSorted((a, b) => a.atMs - b.atMs);
  for (const wave of due.slice(run.waves)) {
    run.waves++;
    const entityIndices = spawnFor(state, {
      enemy: wave.enemy,
      count: countFor(wave, run.players),
      place: wave.place,
      runId: run.runId,
    });
    entityIndices.forEach((entityIndex) => strengthen(state, run, entityIndex));
  }
}

/** Returns the state of the phase: won, lost, or open. */
export function lookAtGoal(state: ZoneState, run: EventRun): 'won' | 'lost' | 'open' {
  const goal = run.phase?.goal;
  if (goal === undefined) return 'open';
  const fallen = countFallen(state, run);
  switch (goal.kind) {
    case 'defeat':
      run.at += fallen.filter((enemy) => enemy === goal.enemy).length;
      break;
    case 'stop_vehicle':
      return lookAtVehicle(state, run);
    case 'hold':
      holdGround(state, run, goal.place);
      break;
    case 'carry':
      deliver(state, run, goal.to);
      break;
  }
  return run.at >= run.of ? 'won' : 'open';
}

/** Returns the goal as it is sent to all players. */
export function goalOf(run: EventRun): { readonly id: string; readonly at: number; readonly of: number } {
  return { id: run.phase?.id ?? '', at: Math.min(Math.round(run.at), run.of), of: run.of };
}

/** Returns the standing players near enough to a place of the phase. */
export function presentPlayers(state: ZoneState, run: EventRun): Player[] {
  const places = placesOf(run).flatMap((id): GroundPlace[] => {
    const place = state.places.get(id);
    return place === undefined ? [] : [place];
  });
  return [...state.playerOfConnection.values()].filter(({ entityIndex }) =>
    places.some((place) => isNear(place, { x: at(state.x, entityIndex), y: at(state.y, entityIndex) }, presentTiles)),
  );
}

/** Returns where the event happens now, to a tenth of a tile; null when it is over or its place is not on the map. */
export function spotOfRun(state: ZoneState, run: EventRun): TileSpot | null {
  if (run.ending !== null) return null;
  const vehicle = vehicleOf(state, run.runId);
  const phase = run.phase ?? run.event.phases.find(({ id }) => id === run.event.start);
  const spot =
    vehicle === null
      ? state.places.get((phase && placeOfPhase(phase)) ?? '')
      : { x: at(state.x, vehicle.entityIndex), y: at(state.y, vehicle.entityIndex) };
  return spot === undefined ? null : { x: toTenths(spot.x), y: toTenths(spot.y) };
}

/** Returns the content id of the vehicle or the enemies that the phase is against; null for a phase of another kind. */
export function aimOf({ event, phase }: EventRun): string | null {
  if (phase?.goal.kind === 'stop_vehicle') return event.id;
  return phase?.goal.kind === 'defeat' ? phase.goal.enemy : null;
}

const toTenths = (tiles: number): number => Math.round(tiles * 10) / 10;

function placesOf({ phase, event }: EventRun): string[] {
  const phases = phase === null ? event.phases : [phase];
  return phases.flatMap(({ goal, waves }) => [
    ...waves.map(({ place }) => place),
    ...(goal.kind === 'stop_vehicle'
      ? goal.route
      : goal.kind === 'hold'
        ? [goal.place]
        : goal.kind === 'carry'
          ? [goal.from, goal.to]
          : []),
  ]);
}

/** Returns the amount the goal requires; never more defeats than enemies will come. */
function neededFor(run: EventRun, { goal, waves }: EventPhase): number {
  switch (goal.kind) {
    case 'defeat': {
      const coming = waves
        .filter(({ enemy }) => enemy === goal.enemy)
        .reduce((sum, wave) => sum + countFor(wave, run.players), 0);
      const left = [...run.enemies.values()].filter((enemy) => enemy === goal.enemy).length;
      return Math.max(1, Math.min(countFor(goal, run.players), coming + left));
    }
    case 'hold':
      return goal.lastsMs;
    case 'carry':
      return countFor(goal, run.players);
    case 'stop_vehicle':
      return 100;
  }
}

/** Counts the enemies that fell since the last check; dismissed ones do not count. */
function countFallen(state: ZoneState, run: EventRun): string[] {
  const fallen: string[] = [];
  for (const [entity, enemy] of run.enemies) {
    const combatant = combatantById(state, entity);
    if (combatant?.life === 'up') continue;
    run.enemies.delete(entity);
    fallen.push(enemy);
  }
  return fallen;
}

function lookAtVehicle(state: ZoneState, run: EventRun): 'won' | 'lost' | 'open' {
  const vehicle = vehicleOf(state, run.runId);
  if (vehicle === null) return 'lost';
  run.at = Math.round(wayBehind(state, vehicle) * 100);
  if (vehicle.state === 'stopped') return 'won';
  return vehicle.state === 'arrived' ? 'lost' : 'open';
}

/** Counts the time in which players stand in the place; from then on the event's enemies attack them. */
function holdGround(state: ZoneState, run: EventRun, place: string): void {
  const present = presentIn(state, place);
  if (present.length > 0) run.at += lookMs;
  for (const player of present) admitRival(state, run.runId, player);
}

/** Counts the items of carriers who reached the destination; a carrier who was downed has lost the item. */
function deliver(state: ZoneState, run: EventRun, to: string): void {
  const there = new Set(presentIn(state, to).map(({ characterId }) => characterId));
  for (const characterId of run.carriers) {
    const player = state.players.get(characterId);
    if (player === undefined || combatantAt(state, player.entityIndex)?.life !== 'up') {
      run.carriers.delete(characterId);
    } else if (there.has(characterId)) {
      run.carriers.delete(characterId);
      run.at++;
      partOf(run, characterId).carried++;
    }
  }
}

function presentIn(state: ZoneState, placeId: string): Player[] {
  const place = state.places.get(placeId);
  if (place === undefined) return [];
  return [...state.playerOfConnection.values()].filter(
    ({ entityIndex }) =>
      combatantAt(state, entityIndex)?.life === 'up' &&
      isWithin(place, at(state.x, entityIndex), at(state.y, entityIndex)),
  );
}

function strengthen(state: ZoneState, run: EventRun, entityIndex: number): void {
  const combatant = combatantAt(state, entityIndex);
  const brain = brainAt(state, entityIndex);
  if (combatant === undefined || brain === undefined) return;
  run.enemies.set(combatant.id, brain.enemy.id);
  const { bossHealthPercent, damagePercent } = scaledPercent(run.event.scaling, run.players);
  combatant.damageBonus += damagePercent - 100;
  if (brain.enemy.phases.length === 0) return;
  const health = Math.round((combatant.stats.max.health * bossHealthPercent) / 100);
  combatant.base = { ...combatant.base, max: { ...combatant.base.max, health } };
  combatant.stats = { ...combatant.stats, max: { ...combatant.stats.max, health } };
  combatant.health = health;
  showHealth(state, combatant);
}
