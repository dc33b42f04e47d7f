import { tickHz, tickMs } from '@necp/shared/protocol';
import type { WorldEventContent } from '@necp/shared/world-event/content';
import type { Place } from '@necp/shared/zone/map';
import { expect, test } from 'vitest';
import { quietGameData } from '../../testing/quiet-game-data';
import { entrant, joinOf, runZone, type ZoneRun } from '../../testing/run-zone';
import { testMap } from '../../testing/test-map';
import { combatantAt, combatantById } from '../combat/entity';
import { interactionSlice } from '../interaction/slice';
import type { ZoneOutput } from '../outputs';
import type { ZoneState } from '../state';
import { worldEventSlice } from './slice';

const who = entrant(1).characterId;
const events = [...quietGameData.worldEvents.values()];

/** Every place that an event names, on the free ground of the test map. */
function placesOf({ phases }: WorldEventContent): Place[] {
  const named = phases.flatMap(({ goal, waves }) => [
    ...waves.map(({ place }) => place),
    ...(goal.kind === 'hold' ? [goal.place] : []),
    ...(goal.kind === 'carry' ? [goal.from, goal.to] : []),
    ...(goal.kind === 'stop_vehicle' ? goal.route : []),
  ]);
  return [...new Set(named)].map((id, index) => ({
    ...{ id, name: { en: id, ru: id }, width: 1, height: 1 },
    ...{ x: 6 + index * 14, y: index % 2 === 0 ? 6 : 10 },
  }));
}

function runEvent(event: WorldEventContent): ZoneRun {
  const soon = {
    ...{ ...event, announceMs: 1_000 },
    trigger: { ...event.trigger, everyMs: 1_000, jitterMs: 0, minPlayers: 1, when: [] },
  };
  const map = { ...testMap({ townspeopleCount: 0, id: event.zone }), places: placesOf(event) };
  const run = runZone({ map, gameData: { ...quietGameData, worldEvents: new Map([[event.id, soon]]) } });
  run.step(joinOf(1, 10, { spot: { x: 8, y: 8, facing: 0 } }));
  return run;
}

const resultsOf = (out: readonly ZoneOutput[]) =>
  out.flatMap((one) =>
    one.kind === 'send' && one.name === 'event.state' && one.message !== null && 'result' in one.message
      ? [one.message.result].filter((result) => result !== null)
      : [],
  );

/** Plays until the event has ended, with the player kept alive and `act` done each second; returns how it ended. */
function endOf(run: ZoneRun, event: WorldEventContent, act: () => void): string | undefined {
  const { state } = run.zone;
  const longest = event.phases.reduce((sum, { limitMs }) => sum + limitMs, 20_000);
  for (let tick = 0; tick * tickMs < longest; tick += 1) {
    const entityIndex = state.players.get(who)?.entityIndex ?? 0;
    const own = combatantAt(state, entityIndex);
    if (own !== undefined) own.health = own.stats.max.health;
    if (tick % tickHz === 0) act();
    const [result] = resultsOf(run.step());
    if (result !== undefined) return result;
  }
  return undefined;
}

function stand(state: ZoneState, spot: { readonly x: number; readonly y: number }): void {
  const entityIndex = state.players.get(who)?.entityIndex ?? 0;
  state.x[entityIndex] = spot.x;
  state.y[entityIndex] = spot.y;
}

/** Does what the phase that runs asks for. */
function playGoal(run: ZoneRun): void {
  const { state } = run.zone;
  const { map } = state;
  const placed = (id: string) => map.places.find((place) => place.id === id) ?? { x: 8, y: 8 };
  const [event] = worldEventSlice(state).runs;
  const goal = event?.phase?.goal;
  for (const enemyId of event?.enemies.keys() ?? []) {
    const enemy = combatantById(state, enemyId);
    if (enemy) enemy.life = 'dead';
  }
  if (goal?.kind === 'hold') stand(state, placed(goal.place));
  if (goal?.kind !== 'carry') return;
  const cargo = [...interactionSlice(state).interactables.values()].find(({ kind }) => kind === 'cargo');
  if (cargo === undefined || event?.carriers.has(who)) return stand(state, placed(goal.to));
  stand(state, { x: state.x[cargo.entityIndex] ?? 0, y: state.y[cargo.entityIndex] ?? 0 });
  run.step({
    kind: 'event',
    connectionId: 10,
    event: { name: 'npc.interact', message: { entityId: cargo.entityId } },
  });
}

test.each(events)('the event $id is lost when its players do nothing', (event) => {
  const run = runEvent(event);
  expect(endOf(run, event, () => undefined)).toBe('lost');
});

test.each(events)('the event $id is won by one player who does what its phases ask', (event) => {
  const run = runEvent(event);
  expect(endOf(run, event, () => playGoal(run))).toBe('won');
});
