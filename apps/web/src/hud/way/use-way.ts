import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { dangersOn } from '../../features/map/dangers';
import { useZone, type Way } from '../../features/zone/store';
import type { Game } from '../../game/types';
import { useLink } from '../link-store';
import { followed, wayOn } from './way';

/** Keeps the walk to the goal that the player follows up to date: for the minimap, the directions and the arrow. */
export function useWay(game: Game | null): void {
  const trpc = useTRPC();
  const map = useZone((state) => state.map);
  // The map is loaded before the character enters, and the session has no character until then.
  const hasEntered = useLink((state) => state.welcome !== null);
  const level = useQuery({ ...trpc.progression.view.queryOptions(), enabled: hasEntered }).data?.level;
  const enemies = useContent('enemies')?.enemies;
  const places = useById(useContent('worldState')?.places);
  const dangers = useMemo(
    () => (map && enemies && level !== undefined ? dangersOn(map, places, { enemies, level }) : []),
    [map, places, enemies, level],
  );
  useEffect(
    () =>
      useZone.subscribe((now, before) => {
        if (now.radar === before.radar && now.goals === before.goals) return;
        const goal = followed(now.goals);
        const around = now.map && now.radar && goal ? { map: now.map, self: now.radar.self, goal, dangers } : null;
        const way = around ? wayOn(now.way, around) : null;
        if (way !== now.way) now.setWay(way);
      }),
    [dangers],
  );
  useEffect(() => {
    if (!game) return;
    const show = ({ way }: { readonly way: Way | null }) => game.playerActions.setWay(way?.corners ?? []);
    show(useZone.getState());
    return useZone.subscribe((now, before) => {
      if (now.way !== before.way) show(now);
    });
  }, [game]);
}
