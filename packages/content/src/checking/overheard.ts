import type { Fault } from '../checks';
import type { City } from '../city';

/**
 * Finds exchanges that no player can ever hear: at a place of another zone, about a value that a world key never has,
 * or in a zone without passers-by; and people who cry their wares but have none.
 */
export function checkOverheard({ overheard, npcs, vendors, places, worldKeys, zoneMaps }: City): Fault[] {
  const exchanges = overheard.flatMap(({ id, zone, place, when }): Fault[] => {
    const where = `overheard ${id}`;
    const map = zoneMaps.find((one) => String(one.id) === zone);
    const unreal = when.filter(
      (condition) =>
        condition.if === 'world' &&
        worldKeys.some(({ id: key, values }) => key === condition.key && !values.includes(condition.is)),
    );
    return [
      ...((map?.townspeopleCount ?? 0) < 2 ? [{ where, what: `is said in ${zone}, where no two people walk` }] : []),
      ...(place !== undefined && places.find((one) => one.id === place)?.zone !== zone
        ? [{ where, what: `is said at ${place}, which is not in ${zone}` }]
        : []),
      ...unreal.map(() => ({ where, what: 'waits for a value that is never set' })),
    ];
  });
  const criers = npcs
    .filter(({ id, cries }) => cries !== undefined && !vendors.some((vendor) => vendor.id === id))
    .map(({ id }) => ({ where: `npc ${id}`, what: 'cries wares but sells nothing' }));
  return [...exchanges, ...criers];
}
