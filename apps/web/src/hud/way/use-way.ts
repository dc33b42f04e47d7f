import { useEffect } from 'react';
import { useZone } from '../../features/zone/store';
import { followed, wayOn } from './way';

/** Keeps the walk to the goal that the player follows up to date, for the minimap and the directions. */
export function useWay(): void {
  useEffect(
    () =>
      useZone.subscribe((now, before) => {
        if (now.radar === before.radar && now.goals === before.goals) return;
        const goal = followed(now.goals);
        const way = now.map && now.radar && goal ? wayOn(now.way, { map: now.map, self: now.radar.self, goal }) : null;
        if (way !== now.way) now.setWay(way);
      }),
    [],
  );
}
