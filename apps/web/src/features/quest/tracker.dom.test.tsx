import { contentParts } from '@necp/content/client';
import type { CharacterView } from '@necp/shared/character/schema';
import { defaultSettings } from '@necp/shared/settings/rules';
import type { ActiveQuestView, QuestLogView } from '@necp/shared/quest/schema';
import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { useDeviceStore } from '../../components/controls/device';
import { learn, useTeaching } from '../../components/controls/teaching';
import { Subscriptions } from '../../realtime/subscriptions';
import type { RealtimeEvents } from '../../realtime/types';
import { renderApp, text } from '../../testing/render-app';
import { characterId } from '../../testing/samples';
import { useEventHere } from './event-store';
import { listenToQuest } from './listen';
import { firstLine, foldedLines } from './next-steps';
import { QuestTracker } from './tracker';

const { quests } = await contentParts.quests();

/** Returns First Light in one of its stages, with no objective done. */
function firstLight(stageId: string): ActiveQuestView {
  const stage = quests.find(({ id }) => id === 'first_light')?.stages.find(({ id }) => id === stageId);
  if (!stage) throw new RangeError(`no stage "${stageId}"`);
  return {
    questId: 'first_light' as never,
    stageId: stageId as never,
    startedAt: new Date(0),
    stageEnteredAt: new Date(0),
    deadlineAt: null,
    objectives: stage.objectives.map(({ id }) => ({ id, have: 0, need: 1, isDone: false })),
    path: [stageId as never],
    canAbandon: false,
    canSkip: false,
  };
}

interface Shown extends Partial<QuestLogView> {
  readonly device?: 'desk' | 'phone';
}

function openTracker(active: readonly ActiveQuestView[], { device = 'desk', ...changes }: Shown = {}) {
  const log: QuestLogView = {
    characterId,
    trackedQuestId: null,
    active: [...active],
    ended: [],
    available: [],
    closed: [],
    whereabouts: {},
    ...changes,
  };
  return renderApp(
    <QuestTracker character={{ id: characterId } as CharacterView} device={device} openWindow={vi.fn()} />,
    {
      'quest.log': () => log,
      'settings.view': () => ({ settings: defaultSettings('en'), savedAt: null }),
    },
  );
}

const objective = async (words: RegExp) => {
  const item = (await screen.findByText(words)).closest('li');
  if (!item) throw new RangeError('not in a list');
  return item;
};

beforeEach(() => {
  useEventHere.setState(useEventHere.getInitialState());
  localStorage.clear();
  useTeaching.setState({ taught: [], learnt: [] });
  useDeviceStore.setState({ used: 'keys', padKind: 'generic' });
});

describe('the event of an objective', () => {
  const wait = text('quest.eventWait', { place: 'Neon Row crossing', minutes: 2 });

  test('says where to wait for it and how long at most, because it starts for the quest', async () => {
    openTracker([firstLight('convoy')]);
    expect((await screen.findByText(wait)).closest('li')?.textContent).toContain('stopping the convoy');
  });

  test('leaves the words to the panel of the event while it is announced or goes on in this channel', async () => {
    const server = new Subscriptions<RealtimeEvents>();
    listenToQuest({ connection: server });
    const convoy = { event: 'convoy', result: null } as RealtimeEvents['event.state'];
    openTracker([firstLight('convoy')]);
    await screen.findByText(wait);
    act(() => server.publish('event.state', convoy));
    expect(screen.queryByText(wait)).toBeNull();
    // It left before the player came, and comes again for the quest.
    act(() => server.publish('event.state', { ...convoy, result: 'lost' } as RealtimeEvents['event.state']));
    expect(screen.queryByText(wait)).not.toBeNull();
    act(() => server.publish('event.state', convoy));
    expect(screen.queryByText(wait)).toBeNull();
    act(() => server.publish('zone.welcome', {} as RealtimeEvents['zone.welcome']));
    expect(screen.queryByText(wait)).not.toBeNull();
  });
});

describe('the controls in the tracker', () => {
  test('stand beside the objective that needs them, by the keys and mouse buttons that are bound', async () => {
    openTracker([firstLight('corridor')]);
    const drone = await objective(/sanitation drone/);
    expect(within(drone).getByText(text('controls.mouse.Mouse0'))).toBeTruthy();
    expect(within(drone).getByText('/')).toBeTruthy();
    expect(within(drone).getByText('R')).toBeTruthy();
    expect(within(await objective(/beam/)).getByText('Space')).toBeTruthy();
    expect(useTeaching.getState().taught).toEqual(['fire', 'steady', 'reload', 'dodge']);
  });

  test('go when they were used once, and are remembered by this browser', async () => {
    openTracker([firstLight('corridor')]);
    const beam = await objective(/beam/);
    act(() => learn('dodge'));
    await waitFor(() => expect(within(beam).queryByText('Space')).toBeNull());
    expect(JSON.parse(localStorage.getItem('necp.learnt') ?? '')).toEqual(['keys:dodge']);
  });

  test('follow the device that is used last', async () => {
    openTracker([firstLight('corridor')]);
    const beam = await objective(/beam/);
    act(() => learn('dodge'));
    act(() => useDeviceStore.setState({ used: 'pad', padKind: 'playstation' }));
    expect(within(beam).getByText('○')).toBeTruthy();
    act(() => useDeviceStore.setState({ used: 'touch' }));
    expect(within(beam).getByRole('img', { name: text('controls.touchButton') })).toBeTruthy();
    const drone = await objective(/sanitation drone/);
    expect(within(drone).getAllByRole('img', { name: text('controls.rightStick') }).length).toBeGreaterThan(0);
  });

  test('of a later objective wait until it is the next one', async () => {
    const armed = firstLight('armed');
    openTracker([armed]);
    await objective(/Pick up the pistol/);
    await waitFor(() => expect(useTeaching.getState().taught).toEqual(['interact']));
  });

  test('follow when the earlier objective is done', async () => {
    const armed = firstLight('armed');
    openTracker([{ ...armed, objectives: armed.objectives.map((one, at) => ({ ...one, isDone: at === 0 })) }]);
    await objective(/Equip it/);
    await waitFor(() => expect(useTeaching.getState().taught).toEqual(['inventory', 'equip']));
  });

  test('are learnt only while they are taught', async () => {
    openTracker([firstLight('wake')]);
    await objective(/mirror/);
    learn('fire');
    expect(useTeaching.getState().learnt).toEqual([]);
  });
});

describe('the tracker of a phone', () => {
  test('has the next objective in sight, and the others after a tap', async () => {
    const { user } = openTracker([{ ...firstLight('corridor'), canSkip: true }], { device: 'phone' });
    const list = (await objective(/sanitation drone/)).closest('ul');
    expect(list?.className).toContain(firstLine);
    expect(screen.queryByRole('button', { name: text('quest.skip') })).toBeNull();
    await user.click(screen.getByRole('button', { name: text('quest.more') }));
    expect(list?.className).not.toContain(firstLine);
    expect(screen.getByRole('button', { name: text('quest.skip') })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: text('quest.less') }));
    expect(list?.className).toContain(firstLine);
  });
});

describe('the folded tracker of a phone', () => {
  test('says where to wait for an event, however long the objective is', async () => {
    openTracker([firstLight('convoy')], { device: 'phone' });
    const wait = await screen.findByText(text('quest.eventWait', { place: 'Neon Row crossing', minutes: 2 }));
    expect(wait.closest('[class*="line-clamp"]')).toBeNull();
  });

  test('has room for the longest objective of the first story', async () => {
    openTracker([firstLight('street')], { device: 'phone' });
    const words = await screen.findByText(/Use your ability on a practice/);
    expect(words.className).toContain(foldedLines);
  });

  test('offers a waiting reward in few words, which are not cut off on a low screen', async () => {
    openTracker([], {
      device: 'phone',
      ended: [
        { questId: 'first_light', ending: 'morning_lamp', result: 'done', path: [], choice: ['feet_rubber'] },
      ].map((one) => ({ ...one, endedAt: new Date(0), claimedItem: null })) as never,
    });
    expect(await screen.findByRole('button', { name: text('quest.card.choose') })).toBeTruthy();
  });

  test('names the person and the quest of the next step', async () => {
    openTracker([], {
      device: 'phone',
      available: ['soup_gets_cold'] as never,
      whereabouts: { granny_sun: 'market_gate' } as never,
    });
    await screen.findByText(/Market 24/);
    const line = (await screen.findByText(/Granny Sun/)).closest('li');
    expect(line?.textContent).toMatch(/Speak with Granny Sun.*Soup Gets Cold · Market 24/);
    expect(line?.closest('ul')?.className).toMatch(/(^| )\[&>li>span:last-child\]:line-clamp-4/);
  });
});

describe('the tracker without a quest', () => {
  const done = { questId: 'first_light', ending: 'morning_lamp', result: 'done', path: [], choice: [] };
  const ended = [{ ...done, endedAt: new Date(0), claimedItem: null }] as unknown as QuestLogView['ended'];

  test('names the person with the next quest and where they are, and an event for everyone', async () => {
    openTracker([], {
      ended,
      available: ['bees_of_rust_garden', 'soup_gets_cold'] as never,
      whereabouts: { granny_sun: 'market_gate', ilsa: 'workshop' } as never,
    });
    await screen.findByText(/Market 24, fish side/);
    const [main, side] = screen.getAllByText(/^Speak with/);
    expect(main?.textContent).toContain('Soup Gets Cold · Market 24, fish side');
    expect(side?.textContent).toContain('The Bees of Rust Garden · Ilsa’s workshop');
    expect(await screen.findByText(/^Join an event/)).toBeTruthy();
  });

  test('names a quest that is closed with the level from which on it is open', async () => {
    openTracker([], { ended, closed: [{ questId: 'soup_gets_cold' as never, reason: { if: 'level', atLeast: 4 } }] });
    const line = await screen.findByText(/^Soup Gets Cold/);
    expect(line.textContent).toBe(`Soup Gets Cold · ${text('quest.needs.level', { level: 4 })}`);
    expect(screen.queryByText(/^Speak with/)).toBeNull();
  });
});
