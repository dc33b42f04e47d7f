import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import { doings } from '@necp/shared/npc/content';
import { entityFlags, tickHz } from '@necp/shared/protocol';
import { rainAt } from '@necp/shared/zone/clock';
import { tellAt } from '../combat/combat-events';
import { conditionContextOf, worldContext } from '../ai/condition-context';
import { spotAround } from '../ai/calm';
import type { Errand, Person, PersonBody } from '../ai/actors';
import { embody, errandFor, standingSpot } from '../ai/people';
import { isLineClear } from '../ai/line-of-sight';
import { hasRoom } from '../ai/room';
import { isScared, scareFrom } from '../ai/hearing';
import { distanceBetween, faceSpot, faceTo, hasArrived, headFor, spotOf, stepAlong, stopWalking } from '../ai/walking';
import { at, clearFlag, describe, removeBody, setFlag, type Player, type ZoneState } from '../state';
import { unveil, veil } from './visibility';

/** Where people have to be is asked once a second, each in their turn; what they do there twice. */
const errandEveryTicks = tickHz;
const thinkEveryTicks = tickHz / 2;
const tilesPerS = { walk: 1.35, run: 4 } as const;
const greetTiles = 4.5;
/** The same face is greeted again after this long. */
const greetAgainTicks = 8 * 60 * tickHz;
const barkRestTicks = 6 * tickHz;
/** Points of affinity from which somebody is warm, and below which cold. */
const warmFrom = 20;
const coldBelow = -20;
const duckTicks = 5 * tickHz;
const fleeTicks = 7 * tickHz;
/** Farther away from every player than this nobody sees where somebody comes from. */
const unseenTiles = 36;

/** Everybody with a name who is here at this hour, where they belong. */
export function settlePeople(state: ZoneState): void {
  for (const person of state.ai.people) assign(state, person);
}

/** Where people go, what they do there, whom they greet. */
export function tendPeople(state: ZoneState): void {
  for (const [index, person] of state.ai.people.entries()) {
    if ((state.tick + index) % errandEveryTicks === 0) assign(state, person);
    if ((state.tick + index) % thinkEveryTicks !== 0) continue;
    for (const body of [...person.bodies]) think(state, person, body);
  }
}

/** One tick of their steps. */
export function movePeople(state: ZoneState): void {
  for (const person of state.ai.people) {
    for (const body of person.bodies) {
      if (isTalking(state, body) || state.tick < body.duckUntilTick || hasArrived(body.walk)) {
        clearFlag(state, body.row, entityFlags.moving | entityFlags.sprinting);
        continue;
      }
      const went = stepAlong(state, body, tilesPerS[body.walk.pace]);
      if (went !== null) faceTo(state, body.row, went);
    }
  }
}

/**
 * Gives each errand somebody finds this person at a body, lets the others walk there or leave, and shows each viewer
 * their own.
 */
function assign(state: ZoneState, person: Person): void {
  const wanted = wantedErrands(state, person);
  const idle = person.bodies.filter((body) => !wanted.has(body.errand.key) && talkerOf(state, body) === null);
  for (const [key, { errand }] of wanted) {
    if (person.bodies.some((body) => body.errand.key === key)) continue;
    const free = idle.shift();
    if (free === undefined) {
      if (hasRoom(state)) enter(state, person, errand);
    } else sendTo(state, person, { body: free, errand });
  }
  for (const body of idle) leave(state, person, body);
  for (const body of person.bodies) {
    const viewers = wanted.get(body.errand.key)?.viewers;
    if (viewers === undefined || viewers.size === state.players.size) unveil(state, body.row);
    else veil(state, body.row, viewers);
  }
}

/**
 * The errands at which the players of this zone find a person, with who finds them there; for nobody at all, where a
 * stranger would.
 */
function wantedErrands(
  state: ZoneState,
  person: Person,
): Map<string, { readonly errand: Errand; readonly viewers: Set<CharacterId> }> {
  const wanted = new Map<string, { errand: Errand; viewers: Set<CharacterId> }>();
  const want = (errand: Errand | null): Set<CharacterId> | null => {
    if (errand === null) return null;
    const known = wanted.get(errand.key) ?? { errand, viewers: new Set() };
    wanted.set(errand.key, known);
    return known.viewers;
  };
  const common = person.isSameForAll ? errandFor(person.content, worldContext(state), state.ai.places) : null;
  person.metAt.clear();
  for (const player of state.players.values()) {
    const isLed = state.ai.escorts.get(player.characterId)?.npcId === person.content.id;
    const errand = isLed
      ? null
      : person.isSameForAll
        ? common
        : errandFor(person.content, conditionContextOf(state, player), state.ai.places);
    person.metAt.set(player.characterId, errand?.key ?? null);
    want(errand)?.add(player.characterId);
  }
  if (state.players.size === 0) want(errandFor(person.content, worldContext(state), state.ai.places));
  return wanted;
}

/** Appears where it belongs, or comes in from the nearest way out of the zone when somebody would see it appear. */
function enter(state: ZoneState, person: Person, errand: Errand): void {
  const spot = standingSpot(state, person.content.id, errand);
  const door = isWatched(state, spot) ? nearestDoor(state, spot) : null;
  const body = embody(state, person, { errand, at: door ?? spot });
  if (door !== null) sendTo(state, person, { body, errand });
}

function sendTo(
  state: ZoneState,
  person: Person,
  { body, errand }: { readonly body: PersonBody; readonly errand: Errand },
): void {
  body.errand = errand;
  body.spot = standingSpot(state, person.content.id, errand);
  body.isLeaving = false;
  describe(state, body.row, { variant: doings.indexOf(errand.doing) });
  walkTo(state, body, { to: body.spot, pace: 'walk' });
}

/** Goes to the nearest way out and is gone; unseen it is gone at once. */
function leave(state: ZoneState, person: Person, body: PersonBody): void {
  const here = spotOf(state, body.row);
  const door = isWatched(state, here) ? nearestDoor(state, here) : null;
  if (door === null || (body.isLeaving && (hasArrived(body.walk) || distanceBetween(here, door) < 2))) {
    person.bodies.splice(person.bodies.indexOf(body), 1);
    removeBody(state, body.row);
    return;
  }
  body.isLeaving = true;
  walkTo(state, body, { to: door, pace: 'walk' });
}

function think(state: ZoneState, person: Person, body: PersonBody): void {
  const talker = talkerOf(state, body);
  if (talker === null) clearFlag(state, body.row, entityFlags.talking);
  else setFlag(state, body.row, entityFlags.talking);
  if (react(state, body)) return;
  if (talker !== null) {
    faceSpot(state, body.row, spotOf(state, talker.row));
    return;
  }
  if (!hasArrived(body.walk)) return;
  if (body.isLeaving) return;
  greet(state, person, body);
  if (state.tick < body.idleUntilTick) return;
  body.idleUntilTick = state.tick + state.rng.int(3 * tickHz, 9 * tickHz);
  pass(state, body);
}

/** What somebody does at their place while nobody wants anything. */
function pass(state: ZoneState, body: PersonBody): void {
  const { doing, place } = body.errand;
  const here = spotOf(state, body.row);
  if (doing === 'walks') {
    const spot = spotAround(state, place, place.radiusTiles);
    if (spot !== null) walkTo(state, body, { to: spot, pace: 'walk' });
    return;
  }
  if (distanceBetween(here, body.spot) > 0.6) {
    walkTo(state, body, { to: body.spot, pace: 'walk' });
    return;
  }
  if (doing === 'sleeps' || doing === 'hides') return;
  const base = Math.atan2(place.y - here.y, place.x - here.x) + (doing === 'works' ? Math.PI : 0);
  faceTo(state, body.row, base + (state.rng.fraction() - 0.5) * (doing === 'watches' ? 3 : 1.2));
}

/** Runs from a fight near by, or ducks where it works. */
function react(state: ZoneState, body: PersonBody): boolean {
  const here = spotOf(state, body.row);
  if (state.tick < body.fleesUntilTick) return true;
  if (!isScared(state, here)) {
    if (state.tick >= body.duckUntilTick) clearFlag(state, body.row, entityFlags.steady);
    return state.tick < body.duckUntilTick;
  }
  const { doing } = body.errand;
  const stays = doing === 'works' || doing === 'sleeps' || doing === 'hides' || isTalking(state, body);
  const away = stays ? null : fleeingSpot(state, here);
  if (away === null) {
    body.duckUntilTick = state.tick + duckTicks;
    setFlag(state, body.row, entityFlags.steady);
    return true;
  }
  body.fleesUntilTick = state.tick + fleeTicks;
  walkTo(state, body, { to: away, pace: 'run' });
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

/** A word for whoever comes by, by how they are remembered and by the weather. */
function greet(state: ZoneState, person: Person, body: PersonBody): void {
  const { doing } = body.errand;
  if (state.tick < body.nextBarkTick || doing === 'sleeps' || doing === 'hides') return;
  const here = spotOf(state, body.row);
  for (const player of state.players.values()) {
    const at = spotOf(state, player.row);
    if (distanceBetween(here, at) > greetTiles || person.metAt.get(player.characterId) !== body.errand.key) continue;
    if (state.tick - (body.greetedTick.get(player.characterId) ?? -Infinity) < greetAgainTicks) continue;
    if (
      !isLineClear(
        { widthTiles: state.map.widthTiles, heightTiles: state.map.heightTiles, marked: state.map.opaque },
        here,
        at,
      )
    )
      continue;
    body.greetedTick.set(player.characterId, state.tick);
    body.nextBarkTick = state.tick + barkRestTicks;
    faceSpot(state, body.row, at);
    tellAt(state, { kind: 'bark', source: body.entityId, line: lineFor(state, person, player) }, body.row);
    return;
  }
}

function lineFor(state: ZoneState, person: Person, player: Player): 'greet' | 'warm' | 'cold' | 'rain' {
  const affinity = player.sheet.affinities[person.content.id] ?? 0;
  if (affinity >= warmFrom) return 'warm';
  if (affinity <= coldBelow) return 'cold';
  return !state.map.isIndoors && rainAt(state.nowMs) > 0.5 && state.rng.int(1, 2) === 1 ? 'rain' : 'greet';
}

function isTalking(state: ZoneState, body: PersonBody): boolean {
  return (at(state.flags, body.row) & entityFlags.talking) !== 0;
}

/** Somebody who talks to this body now. */
function talkerOf(state: ZoneState, body: PersonBody): Player | null {
  for (const [characterId, { entityId }] of state.rooms.conversations)
    if (entityId === body.entityId) return state.players.get(characterId) ?? null;
  return null;
}

function walkTo(
  state: ZoneState,
  body: PersonBody,
  { to, pace }: { readonly to: TileSpot; readonly pace: 'walk' | 'run' },
): void {
  stopWalking(body.walk);
  body.walk.pace = pace;
  headFor(state, { row: body.row, walk: body.walk, finder: state.ai.finder, isFar: true }, to);
}

function isWatched(state: ZoneState, spot: TileSpot): boolean {
  for (const player of state.players.values())
    if (distanceBetween(spotOf(state, player.row), spot) < unseenTiles) return true;
  return false;
}

/** The nearest place where one leaves the zone; null where there is none. */
function nearestDoor(state: ZoneState, spot: TileSpot): TileSpot | null {
  const exits = state.gameData.zones.get(state.map.id)?.exits ?? [];
  const doors = exits.flatMap(({ place }) => state.ai.places.get(place) ?? []);
  doors.sort((one, other) => distanceBetween(one, spot) - distanceBetween(other, spot));
  return doors[0] ?? null;
}
