import { duel as rules } from '@necp/shared/combat/duel';
import type { TileSpot } from '@necp/shared/kernel';
import { tickHz, tickMs, type DuelState } from '@necp/shared/protocol';
import { nearestFree } from '@necp/shared/zone/movement';
import type { Combatant } from '../combat/combatant';
import { sumsOf } from '../combat/damage/encounters';
import { endStatus } from '../combat/damage/status-list';
import { combatantAt, combatantById, playerOf, showHealth } from '../combat/entity';
import { isSafe } from '../combat/safe';
import { closeMatch, openMatch, ownerOf } from '../combat/sides';
import { placeEntity } from '../core/entities';
import { reject } from '../core/reject';
import { isSilenced } from '../core/silence';
import { tileAt, type Player, type ZoneState } from '../state';
import { duelSlice, type Board, type Duel } from './slice';

type How = NonNullable<DuelState['how']>;

/** Challenges a player to a duel: near by and outside safe zones, or, with a ring, at any distance. */
export function challenge(
  state: ZoneState,
  player: Player,
  { entityId, ring = null }: { readonly entityId: number; readonly ring?: TileSpot | null },
): void {
  const own = combatantAt(state, player.entityIndex);
  const other = combatantById(state, entityId);
  const opponent = other === undefined ? null : playerOf(state, other);
  if (
    own === undefined ||
    other === undefined ||
    other === own ||
    opponent === null ||
    isSilenced(player, opponent.accountId)
  )
    return reject(state, player, { what: 'duel.challenge', code: 'combat.no_such_target' });
  if (ring === null && distance(state, own, other) > rules.challengeTiles)
    return reject(state, player, { what: 'duel.challenge', code: 'combat.out_of_range' });
  if (
    [own, other].some((combatant) => combatant.life !== 'up' || combatant.inCombat || duelOf(state, combatant) !== null)
  )
    return reject(state, player, { what: 'duel.challenge', code: 'combat.busy' });
  if (ring === null && (isSafe(state, own) || isSafe(state, other)))
    return reject(state, player, { what: 'duel.challenge', code: 'combat.safe_place' });
  const duel: Duel = {
    challenger: own.id,
    challenged: other.id,
    phase: 'challenged',
    endsTick: state.tick + ticks(rules.answerMs),
    beaten: null,
    startTick: null,
    outside: new Map(),
    isStaged: ring !== null,
    x: ring?.x ?? (tileAt(state.x, own.entityIndex) + tileAt(state.x, other.entityIndex)) / 2,
    y: ring?.y ?? (tileAt(state.y, own.entityIndex) + tileAt(state.y, other.entityIndex)) / 2,
  };
  duelSlice(state).duels.push(duel);
  emitToBoth(state, duel, { phase: 'challenged', winner: null, how: null });
}

/** Accepts or declines the challenge of another player. */
export function answer(
  state: ZoneState,
  player: Player,
  { entityId, accept }: { readonly entityId: number; readonly accept: boolean },
): void {
  const own = combatantAt(state, player.entityIndex);
  const duel = duelSlice(state).duels.find(
    ({ challenger, challenged, phase }) => phase === 'challenged' && challenger === entityId && challenged === own?.id,
  );
  if (own === undefined || duel === undefined)
    return reject(state, player, { what: 'duel.answer', code: 'combat.no_such_target' });
  if (!accept) {
    remove(state, duel);
    return emitToBoth(state, duel, { phase: 'declined', winner: null, how: null });
  }
  if (duel.isStaged) bringIn(state, duel);
  duel.phase = 'countdown';
  duel.endsTick = state.tick + ticks(rules.countdownMs);
  emitToBoth(state, duel, { phase: 'countdown', winner: null, how: null });
}

/** Puts the two players into their corners of the ring, face to face. */
function bringIn(state: ZoneState, { challenger, challenged, x, y }: Duel): void {
  for (const [id, side] of [
    [challenger, -1],
    [challenged, 1],
  ] as const) {
    const combatant = combatantById(state, id);
    if (combatant !== undefined)
      placeEntity(state, combatant.entityIndex, nearestFree(state.map, x + side * rules.cornerTiles, y));
  }
}

/** Yields the duel, or withdraws a challenge. */
export function yieldDuel(state: ZoneState, player: Player): void {
  const own = combatantAt(state, player.entityIndex);
  const duel = own === undefined ? null : duelOf(state, own);
  if (own === undefined || duel === null)
    return reject(state, player, { what: 'duel.yield', code: 'combat.no_such_target' });
  finish(state, duel, { loser: own.id, how: 'yielded' });
}

/** Returns the duel a combatant is in or challenged to; null without one. */
export function duelOf(state: ZoneState, combatant: Combatant): Duel | null {
  const id = ownerOf(combatant);
  return duelSlice(state).duels.find(({ challenger, challenged }) => challenger === id || challenged === id) ?? null;
}

/** Advances all duels: counts down, watches the ring, and finds the winner. */
export function advanceDuels(state: ZoneState): void {
  for (const duel of [...duelSlice(state).duels]) {
    const pair = [duel.challenger, duel.challenged].map((id) => combatantById(state, id));
    const gone = [duel.challenger, duel.challenged].find(
      (_, index) => pair[index] === undefined || pair[index]?.life !== 'up',
    );
    if (gone !== undefined) finish(state, duel, { loser: gone, how: 'gone' });
    else if (duel.beaten !== null) finish(state, duel, { loser: duel.beaten, how: 'beaten' });
    else if (duel.phase === 'active') watchRing(state, duel, pair);
    if (!duelSlice(state).duels.includes(duel) || state.tick < duel.endsTick) continue;
    if (duel.phase === 'countdown') startDuel(state, duel);
    else finish(state, duel, { loser: null, how: 'timed_out' });
  }
}

function startDuel(state: ZoneState, duel: Duel): void {
  duel.phase = 'active';
  duel.startTick = state.tick;
  openMatch(state, duel);
  const pair = [duel.challenger, duel.challenged].map((id) => combatantById(state, id));
  const characterIds = pair.flatMap((one) => (one === undefined ? [] : (playerOf(state, one)?.characterId ?? [])));
  state.outbox.push({ kind: 'duel_begun', characterIds });
  duel.endsTick = state.tick + ticks(rules.lastsMs);
  emitToBoth(state, duel, { phase: 'active', winner: null, how: null });
}

function watchRing(state: ZoneState, duel: Duel, pair: readonly (Combatant | undefined)[]): void {
  for (const combatant of pair) {
    if (combatant === undefined) continue;
    const isInside =
      Math.hypot(tileAt(state.x, combatant.entityIndex) - duel.x, tileAt(state.y, combatant.entityIndex) - duel.y) <=
      rules.radiusTiles;
    const since = duel.outside.get(combatant.id);
    if (isInside) duel.outside.delete(combatant.id);
    else if (since === undefined) duel.outside.set(combatant.id, state.tick);
    else if (state.tick - since >= ticks(rules.outsideMs))
      return finish(state, duel, { loser: combatant.id, how: 'left_ring' });
  }
}

/** Ends a duel. Harmful statuses of both players end, and both get at least a share of their health back. */
function finish(
  state: ZoneState,
  duel: Duel,
  { loser, how }: { readonly loser: number | null; readonly how: How },
): void {
  remove(state, duel);
  const wasFought = duel.phase === 'active';
  const winner = !wasFought || loser === null ? null : loser === duel.challenger ? duel.challenged : duel.challenger;
  emitToBoth(state, duel, { phase: 'over', winner, how });
  if (!wasFought) return;
  if (duel.isStaged && winner !== null && loser !== null)
    note(state, { winner: nameOf(state, winner), loser: nameOf(state, loser), how, tick: state.tick });
  for (const id of [duel.challenger, duel.challenged]) {
    const combatant = combatantById(state, id);
    if (combatant === undefined || combatant.life !== 'up') continue;
    for (const active of combatant.statuses.filter(({ content }) => content.kind !== 'boon'))
      endStatus(state, combatant, active);
    combatant.health = Math.max(combatant.health, Math.ceil(combatant.stats.max.health * rules.afterShare));
    combatant.threat.clear();
    combatant.lastHarmTick = Math.min(combatant.lastHarmTick, state.tick - 4 * tickHz);
    const sums = sumsOf(state, combatant);
    if (sums !== null && winner !== null) sums.outcome = winner === id ? 'won' : 'lost';
    showHealth(state, combatant);
  }
}

function remove(state: ZoneState, duel: Duel): void {
  const { duels } = duelSlice(state);
  const index = duels.indexOf(duel);
  if (index >= 0) duels.splice(index, 1);
  closeMatch(state, duel);
}

function emitToBoth(state: ZoneState, duel: Duel, update: Pick<DuelState, 'phase' | 'winner' | 'how'>): void {
  for (const [own, other] of [
    [duel.challenger, duel.challenged],
    [duel.challenged, duel.challenger],
  ] as const) {
    const combatant = combatantById(state, own);
    const player = combatant === undefined ? null : playerOf(state, combatant);
    if (player === null || player.connectionId === null) continue;
    const opponentName = nameOf(state, other);
    state.outbox.push({
      kind: 'send',
      connectionIds: [player.connectionId],
      name: 'duel.state',
      message: {
        ...update,
        opponent: other,
        opponentName,
        isAsked: own === duel.challenged,
        x: duel.x,
        y: duel.y,
        radiusTiles: rules.radiusTiles,
        endsTick: duel.endsTick,
        sums: update.phase === 'over' ? sumsOfDuel(state, duel, { own, other }) : null,
      },
    });
  }
}

function sumsOfDuel(
  state: ZoneState,
  { startTick }: Duel,
  { own, other }: { readonly own: number; readonly other: number },
): DuelState['sums'] {
  if (startTick === null) return null;
  return { lastedMs: (state.tick - startTick) * tickMs, own: sumsOfOne(state, own), other: sumsOfOne(state, other) };
}

/** What a duelist did; nothing when they never came to blows, or have left already. */
function sumsOfOne(state: ZoneState, entityId: number): NonNullable<DuelState['sums']>['own'] {
  const combatant = combatantById(state, entityId);
  const sums = combatant === undefined ? null : sumsOf(state, combatant);
  const { dealt = 0, healed = 0, biggestHit = 0, shotsFired = 0, shotsHit = 0 } = sums ?? {};
  return { dealt, healed, biggestHit, shotsFired, shotsHit };
}

/** Records the result on the board and drops the oldest one. */
function note(state: ZoneState, result: Board['results'][number]): void {
  const { board } = duelSlice(state);
  board.results.push(result);
  if (board.results.length > rules.boardResults) board.results.shift();
  board.isStale = true;
}

function nameOf(state: ZoneState, entityId: number): string {
  const entityIndex = state.entityIndexOf.get(entityId);
  return entityIndex === undefined ? '' : (state.appearances[entityIndex]?.name.en ?? '');
}

function distance(state: ZoneState, one: Combatant, other: Combatant): number {
  return Math.hypot(
    tileAt(state.x, one.entityIndex) - tileAt(state.x, other.entityIndex),
    tileAt(state.y, one.entityIndex) - tileAt(state.y, other.entityIndex),
  );
}

function ticks(ms: number): number {
  return Math.round(ms / tickMs);
}
