import { useQuery } from '@tanstack/react-query';
import { questSpots } from '@necp/shared/quest/spots';
import { useEffect, useMemo } from 'react';
import { useTRPC } from '../components/providers/api';
import { useById, useContent } from '../components/providers/content';
import { useMap } from '../features/map/store';
import { useZone } from '../features/zone/store';
import type { Game } from '../game/types';
import { useLink } from './link-store';
import { minimapMarks, nextGiver, questMarks, routeMarks } from './quest-marks';

/** People move with the hours of the city. */
const lookAgainMs = 60_000;

/** Keeps the marks in the world and on the minimap up to date with the quests, the pins and the destination. */
export function useQuestMarks(game: Game | null): void {
  const trpc = useTRPC();
  const isHere = useLink((state) => state.welcome !== null);
  const log = useQuery(trpc.quest.log.queryOptions(undefined, { enabled: isHere, refetchInterval: lookAgainMs })).data;
  const pins = useQuery(trpc.settings.pins.queryOptions(undefined, { enabled: isHere })).data?.pins;
  const quests = useById(useContent('quests')?.quests);
  const world = useContent('worldState');
  const places = useById(world?.places);
  const map = useZone((state) => state.map);
  const destination = useMap((state) => state.destination);
  const running = useMap((state) => state.event);
  const events = useById(useContent('worldEvents')?.worldEvents);
  const event = useMemo(
    () => (running ? { ...running, name: events.get(running.id)?.name ?? null } : null),
    [running, events],
  );
  const spots = useMemo(() => (log && quests.size > 0 ? questSpots(log, quests) : []), [log, quests]);
  const sources = useMemo(() => (world && map ? { places, zones: world.zones, map } : null), [places, world, map]);
  const route = useMemo(() => (sources ? routeMarks(destination, sources) : []), [destination, sources]);
  const next = useMemo(() => (log ? nextGiver(log, quests) : null), [log, quests]);
  const marks = useMemo(
    () => (sources ? [...questMarks(spots, { ...sources, next, event }), ...route] : []),
    [spots, sources, next, event, route],
  );
  useEffect(() => game?.playerActions.setQuestMarks(marks), [game, marks]);
  useEffect(() => {
    useZone.getState().setMarks(sources ? minimapMarks({ spots, pins: pins ?? [], event, route }, sources) : []);
  }, [spots, pins, event, route, sources]);
}
