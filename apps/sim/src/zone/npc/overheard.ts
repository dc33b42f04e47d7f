import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import type { OverheardContent } from '@necp/shared/npc/content';
import { meetsAll } from '@necp/shared/quest/conditions';
import { entityFlags, tickHz } from '@necp/shared/protocol';
import { rainAt } from '@necp/shared/zone/clock';
import { peopleOf } from '../ai/actors/people';
import { distanceBetween, faceSpot, spotOf } from '../ai/movement/walking';
import { conditionContextOf } from '../ai/senses/condition-context';
import { at, clearFlag, type Player, type ZoneState } from '../state';
import { npcSlice, type Exchange, type Walker } from './slice';

/** How often passers-by near a player may begin to speak, and how soon the next line follows. */
const beginEveryTicks = 24 * tickHz;
const answerAfterTicks = 3 * tickHz;
/** How near the speakers must be to the player, and to each other. */
const hearTiles = 9;
const pairTiles = 7;
/** An exchange that names a place is heard this far beyond its edge. */
const placeTiles = 10;
/** From here on it counts as raining. */
const wetFrom = 0.35;
/** One in this many times a vendor cries out where passers-by could speak. */
const cryOneIn = 2;

/** Lets passers-by and vendors near players speak, now and then, and continues what they began. */
export function overhear(state: ZoneState): void {
  let turn = state.tick;
  for (const player of state.players.values()) {
    if (player.connectionId !== null && turn % beginEveryTicks === 0) begin(state, player);
    turn += 11;
  }
  goOn(state);
}

/** Drops what a character has heard. */
export function forgetHeard(state: ZoneState, characterId: CharacterId): void {
  npcSlice(state).heard.delete(characterId);
}

function begin(state: ZoneState, player: Player): void {
  const { exchanges } = npcSlice(state);
  if (exchanges.some(({ characterId }) => characterId === player.characterId)) return;
  const here = spotOf(state, player.entityIndex);
  const cry = cryNear(state, player, here);
  const pair = pairNear(state, here);
  const fitting = pair === null ? [] : fittingFor(state, player, here);
  if (cry !== null && (fitting.length === 0 || state.rng.int(1, cryOneIn) === 1)) exchanges.push(cry);
  else if (pair !== null && fitting.length > 0) exchanges.push(exchangeOf(state, player, { pair, fitting }));
}

function exchangeOf(
  state: ZoneState,
  { characterId }: Player,
  { pair, fitting }: { readonly pair: readonly [Walker, Walker]; readonly fitting: readonly OverheardContent[] },
): Exchange {
  const { heard } = npcSlice(state);
  const known = heard.get(characterId) ?? new Set<string>();
  heard.set(characterId, known);
  const fresh = fitting.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) for (const { id } of fitting) known.delete(id);
  const { id, lines } = state.rng.pick(fresh.length > 0 ? fresh : fitting);
  known.add(id);
  standStill(state, pair, state.tick + (lines.length + 1) * answerAfterTicks);
  return beginning(state, characterId, { lines, speakers: pair.map(({ entityIndex }) => entityIndex) });
}

function beginning(
  { tick }: ZoneState,
  characterId: CharacterId,
  said: Pick<Exchange, 'lines' | 'speakers'>,
): Exchange {
  return { characterId, ...said, said: 0, nextTick: tick };
}

/** Returns the exchanges that this player may hear here and now. */
function fittingFor(state: ZoneState, player: Player, here: TileSpot): OverheardContent[] {
  const context = conditionContextOf(state, player);
  const weather = rainAt(state.nowMs) >= wetFrom ? 'wet' : 'dry';
  return state.gameData.overheard.filter(
    ({ zone, place, rain, when }) =>
      zone === state.map.id &&
      (rain === undefined || rain === weather) &&
      (place === undefined || isNear(state, here, place)) &&
      meetsAll(when, context),
  );
}

function isNear(state: ZoneState, here: TileSpot, placeId: string): boolean {
  const spot = state.places.get(placeId);
  return spot !== undefined && distanceBetween(here, spot) <= placeTiles + spot.radiusTiles;
}

/** Returns the first two passers-by near a player who are near each other too. */
function pairNear(state: ZoneState, here: TileSpot): readonly [Walker, Walker] | null {
  const { walkers, hurriedUntil } = npcSlice(state);
  const near = walkers.filter(
    ({ entityIndex }) =>
      at(hurriedUntil, entityIndex) <= state.tick && distanceBetween(here, spotOf(state, entityIndex)) <= hearTiles,
  );
  for (const [index, one] of near.entries())
    for (const other of near.slice(index + 1))
      if (distanceBetween(spotOf(state, one.entityIndex), spotOf(state, other.entityIndex)) <= pairTiles)
        return [one, other];
  return null;
}

/** Lets two passers-by stop and look at each other. */
function standStill(state: ZoneState, [one, other]: readonly [Walker, Walker], untilTick: number): void {
  for (const [walker, partner] of [
    [one, other],
    [other, one],
  ] as const) {
    walker.idleUntilTick = Math.max(walker.idleUntilTick, untilTick);
    clearFlag(state, walker.entityIndex, entityFlags.moving);
    faceSpot(state, walker.entityIndex, spotOf(state, partner.entityIndex));
  }
}

/** Returns what a working vendor near a player calls out. */
function cryNear(state: ZoneState, { characterId }: Player, here: TileSpot): Exchange | null {
  for (const { content, entities, metAt } of peopleOf(state)) {
    if (content.cries === undefined) continue;
    const entity = entities.find(
      ({ entityIndex, task, isLeaving }) =>
        !isLeaving &&
        task.doing === 'works' &&
        metAt.get(characterId) === task.key &&
        distanceBetween(here, spotOf(state, entityIndex)) <= hearTiles,
    );
    if (entity !== undefined)
      return beginning(state, characterId, {
        lines: [state.rng.pick(content.cries)],
        speakers: [entity.entityIndex],
      });
  }
  return null;
}

/** Says the lines that are due; an exchange ends with its last line, or when its player has left. */
function goOn(state: ZoneState): void {
  const own = npcSlice(state);
  for (const exchange of own.exchanges) {
    if (state.tick < exchange.nextTick) continue;
    const player = state.players.get(exchange.characterId);
    const line = exchange.lines[exchange.said];
    if (player?.connectionId == null || line === undefined) {
      exchange.said = exchange.lines.length;
      continue;
    }
    say(state, player.connectionId, {
      speaker: at(exchange.speakers, exchange.said % exchange.speakers.length),
      text: line[player.locale],
    });
    exchange.said++;
    exchange.nextTick = state.tick + answerAfterTicks;
  }
  const goingOn = own.exchanges.filter(({ said, lines }) => said < lines.length);
  if (goingOn.length < own.exchanges.length) own.exchanges.splice(0, own.exchanges.length, ...goingOn);
}

function say(
  state: ZoneState,
  connectionId: number,
  { speaker, text }: { readonly speaker: number; readonly text: string },
): void {
  state.outbox.push({
    kind: 'send',
    connectionIds: [connectionId],
    name: 'townsperson.said',
    message: { entityId: at(state.ids, speaker), text },
  });
}
