import { places, quests, zoneMaps, zones } from '@necp/content/server';
import type { QuestLogView } from '@necp/shared/quest/schema';
import { describe, expect, test } from 'vitest';
import { questSpots } from '@necp/shared/quest/spots';
import {
  type EventNow,
  type MarkSources,
  minimapMarks,
  nextGiver,
  questMarks as marksOf,
  routeMarks,
} from './quest-marks';

const watson = zoneMaps.find(({ id }) => id === 'watson')!;
const byId = <T extends { readonly id: string }>(entries: readonly T[]) =>
  new Map(entries.map((entry) => [entry.id as string, entry]));
const sources = { places: byId(places), zones, map: watson };
const allMarks = ({
  log,
  event = null,
  ...rest
}: MarkSources & { readonly log: QuestLogView; readonly event?: EventNow | null }) =>
  marksOf(questSpots(log, byId(quests)), { ...rest, event, next: nextGiver(log, byId(quests)) });
const questMarks = (of: Parameters<typeof allMarks>[0]) => allMarks(of).filter(({ mark }) => mark !== 'running');
const running = (questId: string, stageId: string, objectives: readonly string[]) => ({
  questId,
  stageId,
  objectives: objectives.map((id) => ({ id, have: 0, need: 1, isDone: false })),
  startedAt: new Date(0),
  stageEnteredAt: new Date(0),
  deadlineAt: null,
  path: [stageId],
  canAbandon: true,
  canSkip: false,
});
const log = (active: ReturnType<typeof running>[], available: string[] = []) =>
  ({
    characterId: 'c',
    trackedQuestId: null,
    active,
    ended: [],
    available,
    closed: [],
    whereabouts: { vera: 'vera_clinic', pell: 'courier_alley' },
  }) as unknown as QuestLogView;

describe('marks in the world', () => {
  test('mark the person to talk to and point to the place to go to', () => {
    const marks = questMarks({ ...sources, log: log([running('first_light', 'street', ['outside', 'vera'])]) });
    expect(marks).toContainEqual(
      expect.objectContaining({ content: 'vera', at: { x: 72.5, y: 91.5 }, mark: 'turn_in' }),
    );
    expect(marks).toContainEqual(expect.objectContaining({ content: null, at: { x: 72.5, y: 91.5 }, mark: 'goal' }));
  });

  test('point to a person out of sight, or to nothing when the place is unknown', () => {
    const sought = log([running('first_light', 'courier', ['pell'])]);
    const [known] = questMarks({ ...sources, log: sought });
    expect(known).toMatchObject({ content: 'pell', mark: 'turn_in' });
    expect(known?.at).not.toBeNull();
    expect(questMarks({ ...sources, log: { ...sought, whereabouts: {} } })).toMatchObject([
      { content: 'pell', at: null, mark: 'turn_in' },
    ]);
  });

  test('lead to the person with the next quest while no quest is active', () => {
    const offered = log([], ['bees_of_rust_garden', 'soup_gets_cold']);
    const known = { ...offered, whereabouts: { granny_sun: 'market_gate', ilsa: 'workshop' } } as QuestLogView;
    const offerAt = (view: QuestLogView) =>
      Object.fromEntries(
        questMarks({ ...sources, log: view }).flatMap(({ content, at, mark }) =>
          mark === 'offer' ? [[content, at]] : [],
        ),
      );
    expect(offerAt(known)).toEqual({ granny_sun: { x: 58.5, y: 91.5 }, ilsa: null });
    const busy = { ...known, active: log([running('first_light', 'trade', ['sell'])]).active };
    expect(offerAt(busy)).toMatchObject({ granny_sun: null, ilsa: null });
  });

  test('mark the object of an action, the enemy to fight and the place of an event', () => {
    const { map: _, ...rest } = sources;
    const inClinic = { ...rest, map: zoneMaps.find(({ id }) => id === 'night_clinic')! };
    expect(questMarks({ ...inClinic, log: log([running('first_light', 'wake', ['look'])]) })).toMatchObject([
      { content: 'mirror', at: { x: 16.5, y: 12.5 }, mark: 'goal' },
    ]);
    expect(
      questMarks({ ...inClinic, log: log([running('first_light', 'corridor', ['drone', 'sidestep'])]) }),
    ).toMatchObject([{ content: 'ward_drone', at: { x: 35.5, y: 17.5 }, mark: 'goal' }]);
    expect(questMarks({ ...sources, log: log([running('first_light', 'trade', ['sell'])]) })).toMatchObject([
      { content: 'marta', at: { x: 58.5, y: 91.5 }, mark: 'goal' },
    ]);
    expect(questMarks({ ...sources, log: log([running('first_light', 'convoy', ['convoy'])]) })).toMatchObject([
      { content: null, mark: 'goal' },
    ]);
  });

  test('lead to the vehicle or the enemies of an event that has begun', () => {
    const sought = { ...sources, log: log([running('first_light', 'convoy', ['convoy'])]) };
    const name = { en: 'The Convoy', ru: 'Конвой' };
    const convoy = { id: 'convoy', spot: { x: 12.5, y: 90 }, aim: 'convoy', name };
    expect(questMarks({ ...sought, event: convoy })).toEqual([
      { content: 'convoy', at: convoy.spot, mark: 'goal', name },
    ]);
    const [waits] = questMarks({ ...sought, event: { ...convoy, aim: null } });
    expect(waits).toMatchObject({ content: null, at: { x: 87.5, y: 83.5 } });
    expect(questMarks({ ...sought, event: { ...convoy, id: 'high_water' } })).toEqual([waits]);
  });

  test('stand over every character who has a quest to offer', () => {
    expect(questMarks({ ...sources, log: log([], ['soup_gets_cold']) })).toMatchObject([
      { content: 'granny_sun', at: null, mark: 'offer' },
    ]);
  });

  test('lead to the person with the next quest while no quest is active', () => {
    const offered = log([], ['bees_of_rust_garden', 'soup_gets_cold']);
    const known = { ...offered, whereabouts: { granny_sun: 'market_gate', ilsa: 'workshop' } } as QuestLogView;
    const offerAt = (view: QuestLogView) =>
      Object.fromEntries(questMarks({ ...sources, log: view }).map(({ content, at }) => [content, at]));
    expect(offerAt(known)).toEqual({ granny_sun: { x: 58.5, y: 91.5 }, ilsa: null });
    const busy = { ...known, active: log([running('first_light', 'trade', ['sell'])]).active };
    expect(offerAt(busy)).toMatchObject({ granny_sun: null, ilsa: null });
  });

  test('disappear for objectives that are done', () => {
    const active = running('first_light', 'street', ['vera']);
    expect(
      questMarks({
        ...sources,
        log: log([{ ...active, objectives: active.objectives.map((one) => ({ ...one, isDone: true })) }]),
      }),
    ).toEqual([]);
  });

  test('lead through the right door to another zone, also when it is two doors away', () => {
    const inCentre = { ...sources, map: zoneMaps.find(({ id }) => id === 'city_center')! };
    const spot = { key: null, zone: 'drowned_exchange', x: 1, y: 1 };
    expect(routeMarks(spot, inCentre)).toMatchObject([{ content: null, at: { x: 84.5, y: 142.5 }, mark: 'route' }]);
    expect(routeMarks({ ...spot, zone: 'watson' }, sources)).toMatchObject([
      { content: null, at: { x: 1, y: 1 }, mark: 'route' },
    ]);
    expect(routeMarks({ ...spot, zone: 'nowhere' }, sources)).toEqual([]);
    expect(routeMarks(null, sources)).toEqual([]);
  });

  test('point to the exit when the person waits in another zone', () => {
    const inWestbrook = { ...sources, map: zoneMaps.find(({ id }) => id === 'westbrook')! };
    const marks = questMarks({ ...inWestbrook, log: log([running('first_light', 'street', ['vera'])]) });
    expect(marks).toContainEqual({
      content: null,
      at: { x: 17.5, y: 62.5 },
      mark: 'goal',
      name: zones.find(({ id }) => id === 'watson')?.name,
    });
    expect(marks.some(({ mark }) => mark === 'turn_in')).toBe(false);
  });

  test('of a quest that waits for nothing stand quietly over the person who gave it', () => {
    const soup = running('soup_gets_cold', 'run', ['nine']);
    expect(allMarks({ ...sources, log: log([soup]) })).toContainEqual({
      content: 'granny_sun',
      at: null,
      mark: 'running',
      name: null,
    });
  });
});

describe('marks on the minimap', () => {
  const here = { ...log([], ['soup_gets_cold']), whereabouts: { granny_sun: 'noodle_bar' } } as never;
  const marks = minimapMarks(
    {
      spots: questSpots(here, byId(quests)),
      pins: [
        { id: '1', zone: 'watson' as never, x: 5, y: 6, name: 'Here' },
        { id: '2', zone: 'westbrook' as never, x: 7, y: 8, name: 'There' },
      ],
      event: { id: 'high_water', spot: { x: 40.5, y: 60 }, aim: null },
      route: [],
    },
    sources,
  );

  test('show gates and entrances, quests on offer and the pins of this district', () => {
    expect(marks).toContainEqual({ x: 153.5, y: 128.5, mark: 'gate' });
    expect(marks).toContainEqual({ x: 87.5, y: 152.5, mark: 'instance' });
    expect(marks).toContainEqual({ x: 39.5, y: 114.5, mark: 'offer' });
    expect(marks.filter(({ mark }) => mark === 'pin')).toEqual([{ x: 5, y: 6, mark: 'pin' }]);
  });
});
