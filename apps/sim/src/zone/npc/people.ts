import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import { doings } from '@necp/shared/npc/content';
import { entityFlags, tickHz } from '@necp/shared/protocol';
import { rainAt } from '@necp/shared/zone/clock';
import type { PersonTask, Person, PersonEntity } from '../ai/actors/actors';
import { escortOf } from '../ai/actors/escorts';
import { embody, peopleOf, taskFor, taskSpot } from '../ai/actors/people';
import { spotAround } from '../ai/calm';
import {
  distanceBetween,
  faceSpot,
  faceTo,
  hasArrived,
  headFor,
  spotOf,
  stepAlong,
  stopWalking,
} from '../ai/movement/walking';
import { conditionContextOf, worldContext } from '../ai/senses/condition-context';
import { isScared, scareFrom } from '../ai/senses/hearing';
import { hasRoom } from '../ai/spawning/free-entities';
import { emitAt } from '../combat/combat-events';
import { describe, removeEntity } from '../core/entities';
import { isLineClear } from '../core/line-of-sight';
import { clearVisibilityOverride, setVisibilityOverride } from '../core/visibility';
import { at, clearFlag, setFlag, type Player, type ZoneState } from '../state';
import { npcSlice } from './slice';

/** The schedule of each person is checked once a second, in turns; what they do there twice. */
const taskEveryTicks = tickHz;
const thinkEveryTicks = tickHz / 2;
const tilesPerS = { walk: 1.35, run: 4 } as const;
const greetTiles = 4.5;
/** The same player is greeted again after this long. */
const greetAgainTicks = 8 * 60 * tickHz;
const barkRestTicks = 6 * tickHz;
/** Affinity from which a person is warm, and below which the person is cold. */
const warmFrom = 20;
const coldBelow = -20;
const duckTicks = 5 * tickHz;
const fleeTicks = 7 * tickHz;
/** Farther away from every player than this, people appear and disappear unseen. */
const unseenTiles = 36;

/** Places all people who are here at this hour. */
export function settlePeople(state: ZoneState): void {
  for (const person of peopleOf(state)) assign(state, person);
}

/** Decides where people go, what they do there, and which players they greet. */
export function tendPeople(state: ZoneState): void {
  for (const [index, person] of peopleOf(state).entries()) {
    if ((state.tick + index) % taskEveryTicks === 0) assign(state, person);
    if ((state.tick + index) % thinkEveryTicks !== 0) continue;
    for (const entity of [...person.entities]) think(state, person, entity);
  }
}

/** Moves all people by one tick. */
export function movePeople(state: ZoneState): void {
  for (const person of peopleOf(state)) {
    for (const entity of person.entities) {
      if (isTalking(state, entity) || state.tick < entity.duckUntilTick || hasArrived(entity.walk)) {
        clearFlag(state, entity.entityIndex, entityFlags.moving | entityFlags.sprinting);
        continue;
      }
      const went = stepAlong(state, entity, tilesPerS[entity.walk.pace]);
      if (went !== null) faceTo(state, entity.entityIndex, went);
    }
  }
}

/**
 * Assigns an entity to each task at which a player finds this person, lets the others walk there or leave, and shows
 * each viewer their own.
 */
function assign(state: ZoneState, person: Person): void {
  const wanted = wantedTasks(state, person);
  const idle = person.entities.filter((entity) => !wanted.has(entity.task.key) && talkerOf(state, entity) === null);
  for (const [key, { task }] of wanted) {
    if (person.entities.some((entity) => entity.task.key === key)) continue;
    const free = idle.shift();
    if (free === undefined) {
      if (hasRoom(state)) enter(state, person, task);
    } else sendTo(state, person, { entity: free, task });
  }
  for (const entity of idle) leave(state, person, entity);
  for (const entity of person.entities) {
    const viewers = wanted.get(entity.task.key)?.viewers;
    if (viewers === undefined || viewers.size === state.players.size)
      clearVisibilityOverride(state, entity.entityIndex);
    else setVisibilityOverride(state, entity.entityIndex, viewers);
  }
}

/**
 * Returns the tasks at which the players of this zone find a person, with those players; without players, the task a
 * stranger would see.
 */
function wantedTasks(
  state: ZoneState,
  person: Person,
): Map<string, { readonly task: PersonTask; readonly viewers: Set<CharacterId> }> {
  const wanted = new Map<string, { task: PersonTask; viewers: Set<CharacterId> }>();
  const want = (task: PersonTask | null): Set<CharacterId> | null => {
    if (task === null) return null;
    const known = wanted.get(task.key) ?? { task, viewers: new Set() };
    wanted.set(task.key, known);
    return known.viewers;
  };
  const common = person.isSameForAll ? taskFor(person.content, worldContext(state), state.places) : null;
  person.metAt.clear();
  for (const player of state.players.values()) {
    const isLed = escortOf(state, player.characterId)?.npcId === person.content.id;
    const task = isLed
      ? null
      : person.isSameForAll
        ? common
        : taskFor(person.content, conditionContextOf(state, player), state.places);
    person.metAt.set(player.characterId, task?.key ?? null);
    want(task)?.add(player.characterId);
  }
  if (state.players.size === 0) want(taskFor(person.content, worldContext(state), state.places));
  return wanted;
}

/** Lets a person appear at their place, or come in from the nearest exit when a player would see it. */
function enter(state: ZoneState, person: Person, task: PersonTask): void {
  const spot = taskSpot(state, person.content.id, task);
  const door = isWatched(state, spot) ? nearestDoor(state, spot) : null;
  const entity = embody(state, person, { task, at: door ?? spot });
  if (door !== null) sendTo(state, person, { entity, task });
}

function sendTo(
  state: ZoneState,
  person: Person,
  { entity, task }: { readonly entity: PersonEntity; readonly task: PersonTask },
): void {
  entity.task = task;
  entity.spot = taskSpot(state, person.content.id, task);
  entity.isLeaving = false;
  describe(state, entity.entityIndex, { variant: doings.indexOf(task.doing) });
  walkTo(state, entity, { to: entity.spot, pace: 'walk' });
}

/** Lets a person walk to the nearest exit and disappear; unseen it disappears at once. */
function leave(state: ZoneState, person: Person, entity: PersonEntity): void {
  const here = spotOf(state, entity.entityIndex);
  const door = isWatched(state, here) ? nearestDoor(state, here) : null;
  if (door === null || (entity.isLeaving && (hasArrived(entity.walk) || distanceBetween(here, door) < 2))) {
    person.entities.splice(person.entities.indexOf(entity), 1);
    removeEntity(state, entity.entityIndex);
    return;
  }
  entity.isLeaving = true;
  walkTo(state, entity, { to: door, pace: 'walk' });
}

function think(state: ZoneState, person: Person, entity: PersonEntity): void {
  const talker = talkerOf(state, entity);
  if (talker === null) clearFlag(state, entity.entityIndex, entityFlags.talking);
  else setFlag(state, entity.entityIndex, entityFlags.talking);
  if (react(state, entity)) return;
  if (talker !== null) {
    faceSpot(state, entity.entityIndex, spotOf(state, talker.entityIndex));
    return;
  }
  if (!hasArrived(entity.walk)) return;
  if (entity.isLeaving) return;
  greet(state, person, entity);
  if (state.tick < entity.idleUntilTick) return;
  entity.idleUntilTick = state.tick + state.rng.int(3 * tickHz, 9 * tickHz);
  pass(state, entity);
}

/** Passes the time of a person at their place while no player needs them. */
function pass(state: ZoneState, entity: PersonEntity): void {
  const { doing, place } = entity.task;
  const here = spotOf(state, entity.entityIndex);
  if (doing === 'walks') {
    const spot = spotAround(state, place, place.radiusTiles);
    if (spot !== null) walkTo(state, entity, { to: spot, pace: 'walk' });
    return;
  }
  if (distanceBetween(here, entity.spot) > 0.6) {
    walkTo(state, entity, { to: entity.spot, pace: 'walk' });
    return;
  }
  if (doing === 'sleeps' || doing === 'hides') return;
  const base = Math.atan2(place.y - here.y, place.x - here.x) + (doing === 'works' ? Math.PI : 0);
  faceTo(state, entity.entityIndex, base + (state.rng.fraction() - 0.5) * (doing === 'watches' ? 3 : 1.2));
}

/** Lets a person run from a fight near by, or duck at their place of work. */
function react(state: ZoneState, entity: PersonEntity): boolean {
  const here = spotOf(state, entity.entityIndex);
  if (state.tick < entity.fleesUntilTick) return true;
  if (!isScared(state, here)) {
    if (state.tick >= entity.duckUntilTick) clearFlag(state, entity.entityIndex, entityFlags.steady);
    return state.tick < entity.duckUntilTick;
  }
  const { doing } = entity.task;
  const stays = doing === 'works' || doing === 'sleeps' || doing === 'hides' || isTalking(state, entity);
  const away = stays ? null : fleeingSpot(state, here);
  if (away === null) {
    entity.duckUntilTick = state.tick + duckTicks;
    setFlag(state, entity.entityIndex, entityFlags.steady);
    return true;
  }
  entity.fleesUntilTick = state.tick + fleeTicks;
  walkTo(state, entity, { to: away, pace: 'run' });
  return true;
}

function fleeingSpot(state: ZoneState, here: TileSpot): TileSpot | null {
  const danger = scareFrom(state, here);
  let best: TileSpot | null = null;
  for (let tries = 0; tries < 5; tries++) {
    const spot = spotAround(state, here, 10);
    if (spot !== null && (best === null || distanceBetween(spot, danger) > distanceBetween(best, danger))) best = spot;
  }
  return best !== null && distanceBetween(best, danger) > distanceBetween(here, danger) + 3 ? best : null;
}

/** Greets a player who comes by, according to their affinity and the weather. */
function greet(state: ZoneState, person: Person, entity: PersonEntity): void {
  const { doing } = entity.task;
  if (state.tick < entity.nextBarkTick || doing === 'sleeps' || doing === 'hides') return;
  const here = spotOf(state, entity.entityIndex);
  for (const player of state.players.values()) {
    const at = spotOf(state, player.entityIndex);
    if (distanceBetween(here, at) > greetTiles || person.metAt.get(player.characterId) !== entity.task.key) continue;
    if (state.tick - (entity.greetedTick.get(player.characterId) ?? -Infinity) < greetAgainTicks) continue;
    if (
      !isLineClear(
        { widthTiles: state.map.widthTiles, heightTiles: state.map.heightTiles, marked: state.map.opaque },
        here,
        at,
      )
    )
      continue;
    entity.greetedTick.set(player.characterId, state.tick);
    entity.nextBarkTick = state.tick + barkRestTicks;
    faceSpot(state, entity.entityIndex, at);
    emitAt(state, { kind: 'bark', source: entity.entityId, line: lineFor(state, person, player) }, entity.entityIndex);
    return;
  }
}

function lineFor(state: ZoneState, person: Person, player: Player): 'greet' | 'warm' | 'cold' | 'rain' {
  const affinity = player.sheet.affinities[person.content.id] ?? 0;
  if (affinity >= warmFrom) return 'warm';
  if (affinity <= coldBelow) return 'cold';
  return !state.map.isIndoors && rainAt(state.nowMs) > 0.5 && state.rng.int(1, 2) === 1 ? 'rain' : 'greet';
}

function isTalking(state: ZoneState, entity: PersonEntity): boolean {
  return (at(state.flags, entity.entityIndex) & entityFlags.talking) !== 0;
}

/** Returns the player who talks to this entity now. */
function talkerOf(state: ZoneState, entity: PersonEntity): Player | null {
  for (const [characterId, { entityId }] of npcSlice(state).conversations)
    if (entityId === entity.entityId) return state.players.get(characterId) ?? null;
  return null;
}

function walkTo(
  state: ZoneState,
  entity: PersonEntity,
  { to, pace }: { readonly to: TileSpot; readonly pace: 'walk' | 'run' },
): void {
  stopWalking(entity.walk);
  entity.walk.pace = pace;
  headFor(state, { entityIndex: entity.entityIndex, walk: entity.walk, isFar: true }, to);
}

function isWatched(state: ZoneState, spot: TileSpot): boolean {
  for (const player of state.players.values())
    if (distanceBetween(spotOf(state, player.entityIndex), spot) < unseenTiles) return true;
  return false;
}

/** Returns the nearest exit of the zone; null where there is none. */
function nearestDoor(state: ZoneState, spot: TileSpot): TileSpot | null {
  const exits = state.gameData.zones.get(state.map.id)?.exits ?? [];
  const doors = exits.flatMap(({ place }) => state.places.get(place) ?? []);
  doors.sort((one, other) => distanceBetween(one, spot) - distanceBetween(other, spot));
  return doors[0] ?? null;
}
