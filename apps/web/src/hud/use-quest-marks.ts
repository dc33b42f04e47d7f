import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTRPC } from '../components/providers/api';
import { useById, useContent } from '../components/providers/content';
import { useZone } from '../features/zone/store';
import type { Game } from '../game/types';
import { useLink } from './link-store';
import { questMarks } from './quest-marks';

/** People move with the hours of the city. */
const lookAgainMs = 60_000;

/** Keeps the marks in the world and on the minimap up to date with the active quests. */
export function useQuestMarks(game: Game | null): void {
  const trpc = useTRPC();
  const isHere = useLink((state) => state.welcome !== null);
  const log = useQuery(trpc.quest.log.queryOptions(undefined, { enabled: isHere, refetchInterval: lookAgainMs })).data;
  const quests = useById(useContent('quests')?.quests);
  const world = useContent('worldState');
  const places = useById(world?.places);
  const map = useZone((state) => state.map);
  const marks = useMemo(
    () => (log && world && map && quests.size > 0 ? questMarks({ log, quests, places, zones: world.zones, map }) : []),
    [log, quests, places, world, map],
  );
  useEffect(() => {
    game?.playerActions.setQuestMarks(marks);
    useZone.getState().setGoals(marks.flatMap(({ at }) => at ?? []));
  }, [game, marks]);
}
