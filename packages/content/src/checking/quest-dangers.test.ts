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

function isBeside(one: string, other: string): boolean {
  const [a, b] = [spotOf(one), spotOf(other)];
  return a !== null && b !== null && a.zone === b.zone && Math.hypot(a.x - b.x, a.y - b.y) < apartTiles;
}
