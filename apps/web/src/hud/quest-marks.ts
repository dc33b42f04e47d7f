import type { TileSpot } from '@necp/shared/kernel';
import type { PlaceContent, ZoneContent } from '@necp/shared/world-state/content';
import type { Objective, QuestContent } from '@necp/shared/quest/content';
import { suggestQuests } from '@necp/shared/quest/suggestions';
import type { ActiveQuestView, QuestLogView } from '@necp/shared/quest/schema';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { QuestMark } from '../game/types';

/** The data from which the marks are computed. */
export interface MarkSources {
  readonly log: QuestLogView;
  readonly quests: ReadonlyMap<string, QuestContent>;
  readonly places: ReadonlyMap<string, PlaceContent>;
  readonly zones: readonly ZoneContent[];
  readonly map: ZoneMap;
}

/**
 * Returns the marks over people and objects of the active quests, the arrows to their places, and a mark over everyone
 * who has a quest to offer.
 */
export function questMarks(sources: MarkSources): QuestMark[] {
  const { log, quests } = sources;
  const goals = inOrder(log).flatMap((active) => {
    const stage = quests.get(active.questId)?.stages.find(({ id }) => id === active.stageId);
    const open = new Set(active.objectives.filter(({ isDone }) => !isDone).map(({ id }) => id as string));
    return stage?.objectives.filter(({ id }) => open.has(id)).flatMap((objective) => marksOf(objective, sources)) ?? [];
  });
  // Without a quest, an arrow leads to the person who has the next one.
  const sought = log.active.length === 0 ? suggestQuests(log, quests) : null;
  const led = [sought?.main, sought?.side].find((one) => one?.reason === null)?.quest.giver;
  const offers = log.available.flatMap((id): QuestMark[] => {
    const giver = quests.get(id)?.giver;
    const at = giver === led ? spotOf(log.whereabouts[giver ?? ''], sources) : null;
    return giver ? [{ content: giver, at, mark: 'offer' }] : [];
  });
  return [...goals, ...offers];
}

/** Sorts the tracked quest first, because its arrow takes precedence. */
function inOrder({ active, trackedQuestId }: QuestLogView): readonly ActiveQuestView[] {
  const followed = active.find(({ questId }) => questId === trackedQuestId);
  return followed ? [followed, ...active.filter((one) => one !== followed)] : active;
}

function marksOf(objective: Objective, sources: MarkSources): QuestMark[] {
  switch (objective.kind) {
    case 'talk':
    case 'deliver':
      return [
        {
          content: objective.npc,
          at: spotOf(sources.log.whereabouts[objective.npc], sources),
          mark: objective.kind === 'deliver' ? 'turn_in' : 'goal',
        },
      ];
    case 'use':
      return [{ content: objective.object, at: spotOf(objective.place, sources), mark: 'goal' }];
    case 'go':
    case 'survive':
      return placed(objective.place, sources);
    case 'escort':
      return placed(objective.to, sources);
    case 'kill':
      return pointed(objective.enemy, objective.place ?? objective.mark?.place, sources);
    case 'collect':
    case 'action':
    case 'event':
      return pointed(objective.mark?.content ?? null, objective.mark?.place, sources);
  }
}

/** Marks the person as soon as they are in sight, else the place where they are. */
function pointed(content: string | null, place: string | undefined, sources: MarkSources): QuestMark[] {
  const at = place === undefined ? null : spotOf(place, sources);
  return content === null && at === null ? [] : [{ content, at, mark: 'goal' }];
}

function placed(place: string, sources: MarkSources): QuestMark[] {
  const at = spotOf(place, sources);
  return at ? [{ content: null, at, mark: 'goal' }] : [];
}

/** Returns the position of a place, or for one in another zone the exit towards it. */
function spotOf(placeId: string | undefined, { places, zones, map }: MarkSources): TileSpot | null {
  const place = placeId === undefined ? undefined : places.get(placeId);
  if (!place) return null;
  if (place.zone === map.id) return onMap(place, map);
  const exit = wayTo(place.zone, { zones, from: map.id });
  const door = exit === null ? undefined : places.get(exit);
  return door ? onMap(door, map) : null;
}

function onMap({ id, at }: PlaceContent, map: ZoneMap): TileSpot | null {
  if (at) return { x: at[0], y: at[1] };
  const place = map.places.find((one) => one.id === id);
  return place ? { x: place.x + place.width / 2, y: place.y + place.height / 2 } : null;
}

/** Returns the first exit on the shortest path from zone to zone; null when there is none. */
export function wayTo(
  to: string,
  { zones, from }: { readonly zones: readonly ZoneContent[]; readonly from: string },
): string | null {
  const seen = new Set([from]);
  let reached = (zones.find(({ id }) => id === from)?.exits ?? []).map((exit) => ({
    zone: exit.to as string,
    first: exit.place as string,
  }));
  while (reached.length > 0) {
    const found = reached.find(({ zone }) => zone === to);
    if (found) return found.first;
    reached = reached
      .filter(({ zone }) => !seen.has(zone) && Boolean(seen.add(zone)))
      .flatMap(({ zone, first }) =>
        (zones.find(({ id }) => id === zone)?.exits ?? []).map((exit) => ({ zone: exit.to as string, first })),
      );
  }
  return null;
}
