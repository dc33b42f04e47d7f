import { tickMs } from '@necp/shared/protocol';
import { meetsAll } from '@necp/shared/quest/conditions';
import { isDone, stageOf } from '@necp/shared/quest/progress';
import type { WorldEventContent } from '@necp/shared/world-event/content';
import { contributionOf, contributionTier, endShownMs, restMs } from '@necp/shared/world-event/formulas';
import { removeVehicle } from '../ai/actors/vehicles';
import { worldContext } from '../ai/senses/condition-context';
import { admitRival, clearRun } from '../ai/spawning/spawning';
import { combatEventsOf } from '../combat/combat-events';
import { combatantById } from '../combat/entity';
import { nextId } from '../core/ids';
import type { ZoneInput } from '../inputs';
import { removeInteractable } from '../interaction/interactables';
import { showLevelUp } from '../progression/gains';
import type { Player, ZoneState } from '../state';
import { aimOf, beginPhase, goalOf, lookAtGoal, presentPlayers, sendWaves, spotOfRun } from './phase';
import { partOf, type EventRun, type Part } from './run';
import { worldEventSlice, type EventTimetable } from './slice';

const lookTicks = 5;
const resendTicks = 20;

/** Schedules the first start of every event of this zone. */
export function planEvents(state: ZoneState): void {
  for (const event of state.gameData.worldEvents.values()) {
    if (event.zone !== state.map.id) continue;
    const nextMs = state.nowMs + pauseMs(state, event);
    worldEventSlice(state).timetable.push({ event, nextMs, restsUntilMs: state.nowMs, isWanted: false });
  }
}

/** Starts events that are due, advances running ones, and sends their state to all players here. */
export function runEvents(state: ZoneState): void {
  for (const run of worldEventSlice(state).runs) noteCombat(state, run);
  if (state.tick % lookTicks !== 0) return;
  for (const entry of worldEventSlice(state).timetable) if (isDue(state, entry)) announce(state, entry);
  for (const run of [...worldEventSlice(state).runs]) lead(state, run);
  if (state.tick % resendTicks === 0) resend(state);
}

/** Starts an event that a quest requests. Returns false while the end of an earlier run is still shown. */
export function beginForCommand(state: ZoneState, eventId: string): boolean {
  const entry = worldEventSlice(state).timetable.find(({ event }) => event.id === eventId);
  if (entry !== undefined) entry.isWanted = true;
  return true;
}

/** Gives the player one piece of an event's cargo to carry. */
export function takeCargo(state: ZoneState, player: Player, { runId }: { readonly runId: string }): void {
  const run = worldEventSlice(state).runs.find((each) => each.runId === runId);
  if (run?.phase?.goal.kind !== 'carry') return;
  run.carriers.add(player.characterId);
  admitRival(state, run.runId, player);
}

function isDue(state: ZoneState, entry: EventTimetable): boolean {
  const { event, nextMs } = entry;
  if (worldEventSlice(state).runs.some((run) => run.event.id === event.id)) return false;
  const { trigger } = event;
  if (
    state.nowMs >= nextMs &&
    state.playerOfConnection.size >= trigger.minPlayers &&
    meetsAll(trigger.when, worldContext(state))
  )
    return true;
  const rested = state.nowMs >= entry.restsUntilMs;
  if (entry.isWanted && rested) return true;
  return (
    trigger.forQuest !== undefined &&
    rested &&
    [...state.playerOfConnection.values()].some((player) => waitsFor(state, player, event))
  );
}

/** Checks whether the player's quest waits for this event. */
function waitsFor(state: ZoneState, { sheet }: Player, event: WorldEventContent): boolean {
  const progress = sheet.quests.find(({ questId }) => questId === event.trigger.forQuest);
  const quest = progress === undefined ? undefined : state.gameData.quests.get(progress.questId);
  if (progress === undefined || quest === undefined) return false;
  return stageOf(quest, progress.stageId).objectives.some(
    (objective) => objective.kind === 'event' && objective.event === event.id && !isDone(objective, progress.counts),
  );
}

function announce(state: ZoneState, entry: EventTimetable): void {
  entry.isWanted = false;
  entry.nextMs = Number.POSITIVE_INFINITY;
  const { event } = entry;
  const runId = nextId(state);
  const run: EventRun = {
    runId,
    event,
    phase: null,
    phaseTick: state.tick,
    waves: 0,
    players: 1,
    at: 0,
    of: 0,
    enemies: new Map(),
    parts: new Map(),
    carriers: new Set(),
    cargoIndex: null,
    ending: null,
    endMs: 0,
  };
  worldEventSlice(state).runs.push(run);
  state.outbox.push({ kind: 'event_begun', runId, event: event.id });
  sendState(state, run, state.playerOfConnection);
}

function lead(state: ZoneState, run: EventRun): void {
  if (run.ending !== null) {
    if (state.nowMs - run.endMs >= endShownMs) close(state, run);
  } else if (run.phase === null) {
    if ((state.tick - run.phaseTick) * tickMs >= run.event.announceMs) enter(state, run, { target: run.event.start });
  } else {
    notePresence(state, run);
    sendWaves(state, run);
    const verdict = lookAtGoal(state, run);
    const isLate = (state.tick - run.phaseTick) * tickMs >= run.phase.limitMs;
    if (verdict === 'won') enter(state, run, { target: run.phase.won });
    else if (verdict === 'lost' || isLate) enter(state, run, { target: run.phase.lost });
  }
}

/** Enters a phase or an ending. */
function enter(state: ZoneState, run: EventRun, { target }: { readonly target: string }): void {
  clearCargo(state, run);
  const phase = run.event.phases.find(({ id }) => id === target);
  if (phase !== undefined) beginPhase(state, run, phase);
  else finish(state, run, { ending: run.event.endings.find(({ id }) => id === target) ?? null });
  sendState(state, run, state.playerOfConnection);
}

function finish(state: ZoneState, run: EventRun, { ending }: { readonly ending: EventRun['ending'] }): void {
  run.phase = null;
  run.ending = ending;
  run.endMs = state.nowMs;
  clearRun(state, run.runId);
  removeVehicle(state, run.runId);
  if (ending === null) return;
  const contributions = [...run.parts].flatMap(([characterId, part]) =>
    state.players.has(characterId) ? [{ characterId, points: pointsOf(run, part) }] : [],
  );
  const { runId } = run;
  state.outbox.push({ kind: 'event_over', runId, event: run.event.id, ending: ending.id, contributions });
  state.outbox.push({ kind: 'shares_due', runId, after: null });
}

function close(state: ZoneState, run: EventRun): void {
  const { runs, timetable } = worldEventSlice(state);
  runs.splice(runs.indexOf(run), 1);
  const entry = timetable.find(({ event }) => event.id === run.event.id);
  if (entry !== undefined)
    Object.assign(entry, { nextMs: state.nowMs + pauseMs(state, run.event), restsUntilMs: state.nowMs + restMs });
  const connectionIds = [...state.playerOfConnection.keys()];
  if (connectionIds.length > 0 && runs.length === 0)
    state.outbox.push({ kind: 'send', connectionIds, name: 'event.state', message: null });
}

function clearCargo(state: ZoneState, run: EventRun): void {
  if (run.cargoIndex !== null) removeInteractable(state, run.cargoIndex);
  run.cargoIndex = null;
  run.carriers.clear();
}

/** Records damage to the event's enemies, and healing of the players who fight them. */
function noteCombat(state: ZoneState, run: EventRun): void {
  if (run.phase === null) return;
  for (const { event } of combatEventsOf(state)) {
    if (event.kind === 'damage' && run.enemies.has(event.target))
      addTo(state, run, { entity: event.source, key: 'damage', amount: event.amount });
    else if (event.kind === 'heal' && event.source !== event.target && isPart(state, run, event.target))
      addTo(state, run, { entity: event.source, key: 'healing', amount: event.amount });
    else if (event.kind === 'revived' && isPart(state, run, event.target))
      addTo(state, run, { entity: event.source, key: 'revives', amount: 1 });
  }
}

function isPart(state: ZoneState, run: EventRun, entity: number): boolean {
  const player = playerOfEntity(state, entity);
  return player !== undefined && run.parts.has(player.characterId);
}

function addTo(
  state: ZoneState,
  run: EventRun,
  {
    entity,
    key,
    amount,
  }: { readonly entity: number; readonly key: 'damage' | 'healing' | 'revives'; readonly amount: number },
): void {
  const player = playerOfEntity(state, entity);
  if (player === undefined) return;
  partOf(run, player.characterId)[key] += amount;
  admitRival(state, run.runId, player);
}

/** Returns the player behind an entity, or behind the machine they own. */
function playerOfEntity(state: ZoneState, entity: number): Player | undefined {
  const combatant = combatantById(state, entity);
  const owner = combatant === undefined || combatant.owner === 0 ? combatant : combatantById(state, combatant.owner);
  return owner === undefined ? undefined : state.playerOfEntity.get(owner.entityIndex);
}

function notePresence(state: ZoneState, run: EventRun): void {
  for (const { characterId } of presentPlayers(state, run)) partOf(run, characterId).presentMs += lookTicks * tickMs;
}

/** Sends each player the state of one event: one that goes on, before all one in which the player takes part. */
function resend(state: ZoneState): void {
  const { runs } = worldEventSlice(state);
  const going = runs.filter(({ ending }) => ending === null);
  for (const [connectionId, player] of state.playerOfConnection) {
    const run = going.find(({ parts }) => parts.has(player.characterId)) ?? going[0] ?? runs[0];
    if (run !== undefined) sendState(state, run, [[connectionId, player]]);
  }
}

function sendState(state: ZoneState, run: EventRun, to: Iterable<readonly [number, Player]>): void {
  const { runId, event, phase, ending } = run;
  const limitMs = phase === null ? event.announceMs : phase.limitMs;
  const shared = {
    event: event.id,
    runId,
    phase: ending?.id ?? phase?.id ?? 'announced',
    leftMs: ending === null ? Math.max(0, limitMs - (state.tick - run.phaseTick) * tickMs) : null,
    goals: phase === null ? [] : [goalOf(run)],
    result: ending?.result ?? null,
    spot: spotOfRun(state, run),
    aim: aimOf(run),
  };
  for (const [connectionId, { characterId }] of to) {
    const part = run.parts.get(characterId);
    const points = part === undefined ? 0 : Math.floor(pointsOf(run, part));
    const message = { ...shared, points };
    state.outbox.push({ kind: 'send', connectionIds: [connectionId], name: 'event.state', message });
  }
}

function pointsOf(run: EventRun, part: Part): number {
  return contributionOf(run.event.contribution, part);
}

function pauseMs(state: ZoneState, { trigger }: WorldEventContent): number {
  return trigger.everyMs + state.rng.int(-trigger.jitterMs, trigger.jitterMs);
}

/** Checks whether the player has a part in a running event. */
export function takesPart(state: ZoneState, { characterId }: Player): boolean {
  return worldEventSlice(state).runs.some(({ parts }) => parts.has(characterId));
}

/** Checks whether the player has earned a reward of an event that is not over, and not by standing there alone. */
export function hasEarnedShare(state: ZoneState, { characterId }: Player, eventId: string): boolean {
  return worldEventSlice(state).runs.some((run) => {
    const part = run.parts.get(characterId);
    if (run.event.id !== eventId || run.ending !== null || part === undefined) return false;
    const hasActed = part.damage + part.healing + part.revives + part.carried > 0;
    return hasActed && contributionTier(run.event.tiers, pointsOf(run, part)) !== null;
  });
}

/** Shows the levels that players reached by their rewards for an event, and has the next ones paid. */
export function takeShared(state: ZoneState, { runId, shares, next }: ZoneInput<'shared'>): void {
  if (next !== null) state.outbox.push({ kind: 'shares_due', runId, after: next });
  for (const { characterId, level, levelsGained } of shares) {
    const player = state.players.get(characterId);
    if (player !== undefined && levelsGained > 0 && level !== null) showLevelUp(state, player, level);
  }
}
