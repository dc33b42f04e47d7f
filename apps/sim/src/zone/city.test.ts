import { zoneMaps } from '@necp/content/server';
import { cityHour, zoneDayMs } from '@necp/shared/zone/clock';
import { fixtures as allFixtures } from '@necp/shared/zone/fixtures';
import { isFree } from '@necp/shared/zone/movement';
import { describe, expect, it } from 'vitest';
import { authoredGameData } from '../authored';
import { hashZone, joinOf, runZone } from '../testing/run-zone';
import { PathFinder, pathLimits } from './ai/movement/paths';
import { distanceBetween } from './ai/movement/walking';
import { aiSlice } from './ai/slice';

const fixtureIds: ReadonlySet<string> = new Set(allFixtures.map(({ id }) => id));

describe.each(zoneMaps.map((map) => [map.id, map] as const))('the zone of %s', (_id, map) => {
  it('holds everything the content places there, on walkable ground', () => {
    for (const startMs of [0, zoneDayMs * 0.3, zoneDayMs * 0.55, zoneDayMs * 0.9]) {
      const run = runZone({ map, gameData: authoredGameData, startMs: Math.round(startMs), capacity: 20 });
      run.step(joinOf(1, 1));
      run.steps(60);
      const { state } = run.zone;
      for (const spawn of aiSlice(state).spawns) {
        if (spawn.ofWorld.length === 0)
          expect(
            spawn.slots.every(({ entityId }) => entityId !== null),
            `${spawn.key} at ${spawn.place.id}`,
          ).toBe(true);
      }
      for (const [entityIndex, appearance] of state.appearances.entries()) {
        if (appearance !== undefined && (appearance.kind === 'enemy' || appearance.kind === 'npc'))
          expect(
            isFree(map, state.x[entityIndex]!, state.y[entityIndex]!),
            `${appearance.content} at ${cityHour(state.nowMs)}`,
          ).toBe(true);
      }
      const finder = new PathFinder(map);
      for (const { home, origin, enemy } of aiSlice(state).brains.values()) {
        const place = aiSlice(state).spawns.find(({ key }) => key === origin.spawnKey)!.place;
        expect(
          distanceBetween(finder.find(home, place)?.at(-1) ?? home, place),
          `${enemy.id} to ${place.id}`,
        ).toBeLessThan(1.5);
      }
      for (const { content, entities } of aiSlice(state).people)
        for (const entity of entities)
          expect(distanceBetween(entity.spot, entity.task.place), content.id).toBeLessThan(
            entity.task.place.radiusTiles + 2,
          );
      const fixtures = state.appearances.flatMap((shown, index) =>
        shown?.kind === 'interactable' && fixtureIds.has(shown.content) ? [index] : [],
      );
      for (const { content, entities } of aiSlice(state).people)
        for (const { spot, task } of entities)
          for (const index of fixtures)
            expect(
              distanceBetween(spot, { x: state.x[index]!, y: state.y[index]! }),
              `${content.id} ${task.doing} at ${state.appearances[index]?.content}`,
            ).toBeGreaterThan(1.2);
    }
  });

  it('has a path between all places of each daily schedule', () => {
    const finder = new PathFinder(map);
    const { state } = runZone({ map, gameData: authoredGameData, capacity: 20 }).zone;
    for (const { content } of aiSlice(state).people) {
      const stops = content.schedule.flatMap(({ place }) => state.places.get(place) ?? []);
      for (const from of stops) {
        for (const to of stops) {
          if (distanceBetween(from, to) < 1) continue;
          const way = finder.find(from, to, pathLimits.farSearch);
          expect(distanceBetween(way?.at(-1) ?? from, to), `${content.id} from ${from.id} to ${to.id}`).toBeLessThan(
            1.5,
          );
        }
      }
    }
  });
});

describe('a recorded evening', () => {
  it('in a full zone is replayed to the same state', () => {
    const map = zoneMaps.find(({ id }) => id === 'watson')!;
    const play = () => {
      const run = runZone({ map, gameData: authoredGameData, seed: 3, capacity: 20 });
      run.step(
        joinOf(1, 1, { spot: { x: 113.5, y: 106.5, facing: 0 } }),
        joinOf(2, 2, { spot: { x: 131.5, y: 41.5, facing: 0 } }),
      );
      let foughtTicks = 0;
      for (let count = 0; count < 400; count++) {
        run.step();
        if ([...aiSlice(run.zone.state).brains.values()].some(({ target }) => target !== null)) foughtTicks++;
      }
      expect(foughtTicks).toBeGreaterThan(20);
      return hashZone(run.zone);
    };
    expect(play()).toBe(play());
  });
});
