import { tickHz, tickMs } from '@necp/shared/protocol';
import { endShownMs, restMs } from '@necp/shared/world-event/formulas';
import type { Place, ZoneMap } from '@necp/shared/zone/map';
import { expect, test } from 'vitest';
import { quietGameData } from '../../testing/quiet-game-data';
import { entrant, joinOf, runZone, type ZoneRun } from '../../testing/run-zone';
import { testMap } from '../../testing/test-map';
import { aiSlice } from '../ai/slice';
import { admitRival } from '../ai/spawning/spawning';
import { encounterFor, leaveCombat } from '../combat/damage/encounters';
import { combatantAt, combatants } from '../combat/entity';
import { blankSheet } from '../core/blank-sheet';
import { interactionSlice } from '../interaction/slice';
import type { ZoneOutput } from '../outputs';
import { partOf } from './run';
import { worldEventSlice } from './slice';

const spots = {
  convoy_west: [5, 6],
  convoy_cross: [40, 6],
  convoy_east: [58, 6],
  fuse_store: [8, 50],
  pump_mid: [20, 50],
  pump_west: [30, 58],
  pump_east: [50, 58],
} as const;
const map: ZoneMap = {
  ...testMap({ townspeopleCount: 0 }),
  places: Object.entries(spots).map(
    ([id, [x, y]]): Place => ({ id, name: { en: id, ru: id }, x: x - 0.5, y: y - 0.5, width: 1, height: 1 }),
  ),
};
const who = entrant(1).characterId;
const asksForConvoy = {
  quests: [{ questId: 'first_light', stageId: 'convoy', stageEnteredMs: 0, counts: {}, outcomes: [] }],
};
const states = (out: readonly ZoneOutput[]) =>
  out.flatMap((one) =>
    one.kind === 'send' && one.name === 'event.state' && one.message !== null && 'phase' in one.message
      ? [one.message]
      : [],
  );
const seconds = (ms: number) => Math.ceil(ms / tickMs);

/** Keeps all players alive, so that the test is about the event alone. */
function stay(run: ZoneRun, ticks: number, act: () => void = () => undefined): ZoneOutput[] {
  return Array.from({ length: ticks }, () => {
    for (const player of run.zone.state.players.values()) {
      const combatant = combatantAt(run.zone.state, player.entityIndex);
      if (combatant !== undefined) combatant.health = combatant.stats.max.health;
    }
    act();
    return run.step();
  }).flat();
}

function slay(run: ZoneRun): void {
  for (const combatant of combatants(run.zone.state)) if (combatant.side === 'enemies') combatant.life = 'dead';
}

test('the convoy starts early for a new player whose quest needs it, and gets through unless players stop it', () => {
  const run = runZone({ map });
  run.step(joinOf(1, 10, { spot: { x: 8, y: 9, facing: 0 }, sheet: asksForConvoy }));
  const announced = stay(run, 2 * tickHz);
  expect(announced.filter(({ kind }) => kind === 'event_begun')).toMatchObject([{ event: 'convoy' }]);
  expect(states(announced).at(-1)).toMatchObject({
    ...{ event: 'convoy', phase: 'announced', points: 0, result: null },
    spot: { x: 5, y: 6 },
    aim: null,
    leftMs: 43_250,
  });
  const rolling = stay(run, seconds(46_000));
  expect(states(rolling).at(-1)).toMatchObject({
    phase: 'roll_in',
    aim: 'convoy',
    goals: [{ id: 'roll_in', of: 100 }],
  });
  expect(aiSlice(run.zone.state).brains.size).toBeGreaterThanOrEqual(2);
  const ways = states(rolling).flatMap(({ phase, spot }) => (phase === 'roll_in' && spot ? [spot.x] : []));
  expect(ways.at(-1)).toBeGreaterThan(ways[0] ?? Infinity);
  const over: ZoneOutput[] = [];
  while (!states(over).some(({ result }) => result !== null)) over.push(...stay(run, tickHz));
  expect(states(over).find(({ result }) => result !== null)).toMatchObject({
    ...{ phase: 'got_through', result: 'lost', spot: null, aim: null, leftMs: null },
  });
  expect(over.filter(({ kind }) => kind === 'event_over')).toMatchObject([
    {
      event: 'convoy',
      ending: 'got_through',
      contributions: [{ characterId: who, points: expect.any(Number) }],
    },
  ]);
  expect(aiSlice(run.zone.state).vehicles.size).toBe(0);
  run.step({ kind: 'sheet', characterId: who, sheet: blankSheet(who, { versions: { quest: 1 } }) });
  stay(run, seconds(12_000));
  expect(worldEventSlice(run.zone.state).runs).toEqual([]);
});

test('stopping and unloading the convoy counts for the players who did it', () => {
  const run = runZone({ map });
  run.step(joinOf(1, 10, { spot: { x: 30, y: 9, facing: 0 }, sheet: asksForConvoy }));
  const phases = new Set<string>();
  const out = stay(run, seconds(120_000), () => {
    for (const vehicle of aiSlice(run.zone.state).vehicles.values()) {
      const own = combatantAt(run.zone.state, vehicle.entityIndex);
      if (own?.life === 'up') own.life = 'dead';
    }
    const player = run.zone.state.players.get(who);
    const enemy = [...combatants(run.zone.state)].find(({ side, kind }) => side === 'enemies' && kind === 'enemy');
    if (player !== undefined && enemy !== undefined && run.zone.state.tick % 40 === 0) slay(run);
  });
  for (const { phase } of states(out)) phases.add(phase);
  expect([...phases]).toEqual(['announced', 'roll_in', 'unload', 'marshal', 'stopped']);
  const aims = states(out).map(({ phase, aim }) => `${phase}: ${aim}`);
  expect(aims).toEqual(expect.arrayContaining(['unload: convoy_guard', 'marshal: marshal_ballast', 'stopped: null']));
  const ending = out.find(({ kind }) => kind === 'event_over');
  expect(ending).toMatchObject({ ending: 'stopped' });
  expect(ending?.kind === 'event_over' && ending.contributions[0]?.points).toBeGreaterThan(0);
});

test('taking part counts for the quest as soon as a reward is earned, long before the event is over', () => {
  const run = runZone({ map });
  run.step(joinOf(1, 10, { spot: { x: 30, y: 9, facing: 0 }, sheet: asksForConvoy }));
  const counted = (out: readonly ZoneOutput[]) => out.filter(({ kind }) => kind === 'objective_event');
  const idle = stay(run, seconds(76_000));
  expect(states(idle).at(-1)?.points).toBeGreaterThanOrEqual(10);
  expect(counted(idle), 'being there is not enough').toEqual([]);
  const [rolling] = worldEventSlice(run.zone.state).runs;
  if (rolling === undefined) throw new Error('no convoy rolls');
  partOf(rolling, who).damage += 12;
  const out = stay(run, tickHz);
  expect(counted(out)).toMatchObject([
    { characterId: who, objectiveEvent: { kind: 'event', event: 'convoy', result: 'took_part' } },
  ]);
  expect(states(out).at(-1)).toMatchObject({ phase: 'roll_in', result: null });
});

test('an encounter with the enemies of an event is one of the event', () => {
  const run = runZone({ map });
  run.step(joinOf(1, 10, { spot: { x: 30, y: 9, facing: 0 }, sheet: asksForConvoy }));
  stay(run, seconds(60_000));
  const { state } = run.zone;
  const own = combatantAt(state, state.players.get(who)?.entityIndex ?? -1);
  const escort = [...combatants(state)].find(({ side, kind }) => side === 'enemies' && kind === 'enemy');
  const [vehicle] = aiSlice(state).vehicles.values();
  const convoy = combatantAt(state, vehicle?.entityIndex ?? -1);
  if (own === undefined || escort === undefined || convoy === undefined) throw new Error('no convoy rolls');
  for (const target of [escort, convoy]) {
    leaveCombat(state, own);
    leaveCombat(state, target);
    expect(encounterFor(state, own, target).kind).toBe('event');
  }
});

test('the enemies of an event leave players alone who only pass by, and attack those who join in', () => {
  const run = runZone({ map });
  run.step(joinOf(1, 10, { spot: { x: 30, y: 9, facing: 0 }, sheet: asksForConvoy }));
  run.step(joinOf(2, 20, { spot: { x: 31, y: 9, facing: 0 } }));
  const { state } = run.zone;
  const hit = new Set<number>();
  const [one, other] = [1, 2].map((number) => {
    const player = state.players.get(entrant(number).characterId);
    const combatant = combatantAt(state, player?.entityIndex ?? -1);
    if (combatant === undefined) throw new Error('a player is not there');
    return combatant;
  });
  const watch = (ticks: number) =>
    stay(run, ticks, () => {
      for (const { target, targetId } of aiSlice(state).brains.values()) if (target !== null) hit.add(targetId);
    });
  while (!states(watch(tickHz)).some(({ phase }) => phase === 'roll_in'));
  for (const { entityIndex } of aiSlice(state).brains.values()) [state.x[entityIndex], state.y[entityIndex]] = [36, 9];
  watch(seconds(6_000));
  expect([...hit], 'before a player joins in').toEqual([]);
  const guard = [...aiSlice(state).brains.values()].find(({ enemy }) => enemy.id === 'convoy_guard');
  const [event] = worldEventSlice(state).runs;
  if (one === undefined || other === undefined || guard === undefined || event === undefined)
    throw new Error('no convoy rolls');
  admitRival(state, event.runId, state.players.get(who) as never);
  watch(seconds(6_000));
  expect([...hit]).toEqual([one.id]);
});

test('of two events each player is sent the state of the one that goes on, and no end of the other hides it', () => {
  const tide = quietGameData.worldEvents.get('high_water');
  if (tide === undefined) throw new Error('no such event');
  const trigger = { ...tide.trigger, everyMs: 60_000, jitterMs: 0, minPlayers: 1, when: [] };
  const worldEvents = new Map([...quietGameData.worldEvents, [tide.id, { ...tide, trigger }] as const]);
  const run = runZone({ map, gameData: { ...quietGameData, worldEvents } });
  run.step(joinOf(1, 10, { spot: { x: 30, y: 9, facing: 0 }, sheet: asksForConvoy }));
  stay(run, seconds(70_000));
  const { runs } = worldEventSlice(run.zone.state);
  expect(runs.map(({ event }) => event.id)).toEqual(['convoy', 'high_water']);
  const sent: string[] = [];
  while (runs.some(({ event }) => event.id === 'convoy'))
    sent.push(...states(stay(run, tickHz)).map(({ event, result }) => `${event} ${result}`));
  expect(sent.filter((line) => line === 'convoy lost')).toHaveLength(1);
  expect(sent.slice(-5)).toEqual(Array.from({ length: 5 }, () => 'high_water null'));
  const after = stay(run, tickHz).filter((one) => one.kind === 'send' && one.name === 'event.state');
  expect(after.map((one) => one.kind === 'send' && one.message !== null)).not.toContain(false);
});

test('an event that a quest requests rests before it begins again, and its end goes by the clock', () => {
  const run = runZone({ map });
  run.step(joinOf(1, 10, { spot: { x: 8, y: 9, facing: 0 }, sheet: asksForConvoy }));
  stay(run, 2 * tickHz);
  const slice = worldEventSlice(run.zone.state);
  const [first] = slice.runs;
  if (first === undefined) throw new Error('no convoy was announced');
  Object.assign(first, { ending: first.event.endings[0], endMs: run.zone.state.nowMs - endShownMs });
  stay(run, tickHz);
  expect(slice.runs, 'its end was shown').toEqual([]);
  stay(run, seconds(restMs) - 2 * tickHz);
  expect(slice.runs, 'it rests').toEqual([]);
  stay(run, 3 * tickHz);
  expect(slice.runs.map(({ event }) => event.id)).toEqual(['convoy']);
});

test('players carry fuses one by one from the store to the pump', () => {
  const event = quietGameData.worldEvents.get('high_water');
  if (event === undefined) throw new Error('no such event');
  const soon = {
    ...event,
    announceMs: 1_000,
    trigger: { ...event.trigger, everyMs: 1_000, jitterMs: 0, minPlayers: 1, when: [] },
  };
  const run = runZone({ map, gameData: { ...quietGameData, worldEvents: new Map([[event.id, soon]]) } });
  run.step(joinOf(1, 10, { spot: { x: 9, y: 50, facing: 0 } }));
  stay(run, 4 * tickHz);
  const { state } = run.zone;
  const player = state.players.get(who);
  if (player === undefined) throw new Error('nobody is there');
  const place = ([x, y]: readonly [number, number]) => {
    state.x[player.entityIndex] = x;
    state.y[player.entityIndex] = y;
  };
  for (let piece = 0; piece < 2; piece++) {
    const cargo = [...interactionSlice(state).interactables.values()].find(({ kind }) => kind === 'cargo');
    if (cargo === undefined) throw new Error('no cargo');
    place([state.x[cargo.entityIndex] ?? 0, state.y[cargo.entityIndex] ?? 0]);
    run.step({
      kind: 'event',
      connectionId: 10,
      event: { name: 'npc.interact', message: { entityId: cargo.entityId } },
    });
    stay(run, tickHz);
    place(spots.pump_mid);
    stay(run, tickHz);
  }
  const sent = states(stay(run, 2 * tickHz));
  expect(sent.at(-1)?.phase).toBe('hold');
  expect(worldEventSlice(state).runs[0]?.parts.get(who)?.carried).toBe(2);
  const held = states(stay(run, seconds(80_000), () => state.tick % 20 === 0 && slay(run)));
  expect([...new Set(held.map(({ phase }) => phase))]).toEqual(['hold', 'ebb', 'held']);
});
