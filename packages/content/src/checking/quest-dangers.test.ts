import { expect, test } from 'vitest';
import { enemies, npcs, places, quests, zoneMaps } from '../server';
import { spotOnMap } from '@necp/shared/world-state/places';

/** Beyond this an enemy neither sees a player nor follows one so far. */
const apartTiles = 20;

const spotOf = (id: string) => {
  const place = places.find((one) => one.id === id);
  const map = zoneMaps.find((one) => one.id === place?.zone);
  const spot = place && map ? spotOnMap(place, map) : null;
  return spot && map ? { zone: map.id as string, ...spot } : null;
};

test('no enemy above the level of a quest attacks beside the people of that quest', () => {
  const faults = quests.flatMap((quest) => {
    const people = quest.stages.flatMap(({ objectives }) =>
      objectives.flatMap((one) => (one.kind === 'talk' || one.kind === 'deliver' ? [one.npc as string] : [])),
    );
    const stands = npcs
      .filter(({ id }) => people.includes(id) || quest.giver === id)
      .flatMap(({ home, schedule }) => [home, ...schedule.map(({ place }) => place)]);
    const dangers = enemies.filter(
      ({ attitude, calmWhen, levels }) => attitude === 'hostile' && calmWhen.length === 0 && levels.min > quest.level,
    );
    return dangers.flatMap(({ id, spawns }) =>
      spawns.flatMap(({ place }) =>
        stands
          .filter((stand) => isBeside(place, stand))
          .map((stand) => `${quest.id}: ${id} at ${place} beside ${stand}`),
      ),
    );
  });
  expect([...new Set(faults)]).toEqual([]);
});

/** The middle of the street from Doc Vera's steps to the gate of City Center, past the workshop of the first tasks. */
const firstStreet = ['convoy_cross', 'watson_skylift'];

test('no enemy of Watson sees a newcomer who keeps to the middle of the street to City Center', () => {
  const [from, to] = firstStreet.map(spotOf);
  const start = { x: to?.x ?? NaN, y: from?.y ?? NaN };
  const end = { x: to?.x ?? NaN, y: to?.y ?? NaN };
  const faults = enemies.flatMap(({ id, attitude, perception, behaviour, spawns }) =>
    attitude !== 'hostile'
      ? []
      : spawns.flatMap(({ place }) => {
          const spot = spotOf(place);
          if (spot?.zone !== 'watson') return [];
          const y = Math.min(Math.max(spot.y, end.y), start.y);
          const apart = Math.hypot(spot.x - end.x, spot.y - y);
          const sees = perception.sightTiles + behaviour.patrolTiles;
          return apart < sees ? [`${id} at ${place}: ${apart} tiles away, sees ${sees}`] : [];
        }),
  );
  expect(faults).toEqual([]);
});

function isBeside(one: string, other: string): boolean {
  const [a, b] = [spotOf(one), spotOf(other)];
  return a !== null && b !== null && a.zone === b.zone && Math.hypot(a.x - b.x, a.y - b.y) < apartTiles;
}
