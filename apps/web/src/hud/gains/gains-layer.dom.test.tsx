import { presets } from '@necp/content/client';
import type { CharacterView } from '@necp/shared/character/schema';
import { defaultKeyBindings } from '@necp/shared/settings/rules';
import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { useWindowStack } from '../../components/window/stack';
import type { HudProps } from '../../features/base/feature';
import { useCombat } from '../../features/combat/store';
import type { SelfView } from '../../game/combat-types';
import type { DownView, GameEvents } from '../../game/types';
import { Subscriptions } from '../../realtime/subscriptions';
import type { RealtimeEvents } from '../../realtime/types';
import type { FakeAnswers } from '../../testing/fake-api';
import { button, renderApp, text } from '../../testing/render-app';
import { characterId } from '../../testing/samples';
import { features } from '../features';
import { listenToLink } from '../listen';
import { useFeed } from './feed-store';
import { GainsLayer } from './gains-layer';

const character = { id: characterId, name: 'Ravna', look: presets[0]?.look, classId: 'bouncer' } as CharacterView;
const attributes = { body: 5, reflex: 5, tech: 5, intellect: 5, cool: 5 };
const growth = (points: { readonly attributePoints: number; readonly perkPoints: number }) => ({
  characterId,
  classId: 'bouncer',
  level: 3,
  attributes,
  ...points,
});
const nothing = { experience: 0, chits: 0, items: [], reputation: [], titles: [] };

function openLayer(answers: FakeAnswers = {}, device: HudProps['device'] = 'desk') {
  const server = new Subscriptions<RealtimeEvents>();
  const game = new Subscriptions<GameEvents>();
  const sources = { connection: server, game, api: undefined as never, characterId };
  const changed = vi.fn();
  listenToLink(sources, { zoomChanged: vi.fn(), slotPressed: vi.fn(), refused: vi.fn(), changed });
  for (const { listen } of features) listen?.(sources);
  const openWindow = vi.fn();
  const parts: HudProps = {
    character,
    device,
    keys: defaultKeyBindings,
    barNumbers: 'on',
    isFree: true,
    playerActions: null,
    focusGame: vi.fn(),
    openWindow,
  };
  const app = renderApp(<GainsLayer parts={parts} />, answers);
  const live = (message: RealtimeEvents['live']) => act(() => server.publish('live', message));
  return { ...app, live, openWindow, changed };
}

beforeEach(() => {
  useFeed.setState(useFeed.getInitialState(), true);
  for (const forget of features.flatMap((feature) => feature.forget ?? [])) forget();
});

const feed = () => screen.getByRole('log', { name: text('hud.gains') });
const lines = () => within(feed()).queryAllByRole('listitem');

describe('the feed of gains', () => {
  test('lists experience, money, items, reputation and skills by name, politely for screen readers', async () => {
    const { live, changed } = openLayer();
    live({ topic: 'reputation.changed', changes: [{ faction: 'lamplight', points: -45, from: 0, pointsAfter: -45 }] });
    live({ topic: 'wallet.currency_gained', changeChits: '1200' });
    live({ topic: 'inventory.item_gained', templateId: 'stim_night', quantity: 2, rarity: null, delivered: 0 });
    live({ topic: 'progression.experience_gained', gained: 64 });
    await waitFor(() =>
      expect(lines().map(({ textContent }) => textContent?.replace(/^\W+(?=N)/, ''))).toEqual([
        '+64 experience',
        '+1,200 ¤',
        'Night Shift Stim ×2',
        '-45 Lamplight Division',
      ]),
    );
    expect(feed().getAttribute('aria-live')).toBe('polite');
    expect(changed).toHaveBeenCalledTimes(4);
  });

  test('shows the first lines and how many more there are', () => {
    openLayer();
    act(() =>
      useFeed
        .getState()
        .add(Array.from({ length: 12 }, (_, index) => ({ kind: 'skill', id: `skill_${index}`, rank: 1 }) as const)),
    );
    expect(lines()).toHaveLength(10);
    expect(lines().at(-1)?.textContent).toBe(text('hud.gain.more', { count: 3 }));
  });

  test('shows nothing for a live update that is no gain', () => {
    const { live } = openLayer();
    live({ topic: 'quest.changed' });
    live({ topic: 'wallet.currency_gained', changeChits: 'plenty' });
    expect(lines()).toHaveLength(0);
  });
});

describe('the card of a new level', () => {
  const levelUp = { topic: 'progression.level_up', gained: 90, level: 3, levelsGained: 1 } as const;
  const sheet = {
    characterId,
    level: 3,
    attributes,
    passives: {},
    gear: { armour: 0, bonus: {}, weightGrams: 0 },
    held: {},
  };
  const answers = (points: Parameters<typeof growth>[0]): FakeAnswers => ({
    'progression.view': () => growth(points) as never,
    'combat.sheet': () => sheet as never,
  });

  test('says what rose, and leads to the windows in which points are spent', async () => {
    const { live, openWindow, user } = openLayer(answers({ attributePoints: 1, perkPoints: 2 }));
    live(levelUp);
    const card = within(await screen.findByRole('region', { name: text('progression.levelUp') }));
    expect(card.getByText(text('progression.levelReached', { level: 3 }))).toBeTruthy();
    expect((await card.findByRole('list', { name: text('progression.risen') })).textContent).toContain('Health');
    expect(await card.findByRole('button', { name: /2 perk points/ })).toBeTruthy();
    await user.click(await card.findByRole('button', { name: /1 attribute point/ }));
    expect(openWindow).toHaveBeenCalledExactlyOnceWith('sheet');
    expect(screen.queryByRole('region', { name: text('progression.levelUp') })).toBeNull();
  });

  test('keeps off an open sheet of a phone held upright: two lines in the strip above it', async () => {
    openLayer({}, 'phone');
    act(() =>
      useFeed.getState().add([
        { kind: 'experience', amount: 40 },
        { kind: 'chits', amount: 8n },
        { kind: 'chits', amount: -4n },
      ]),
    );
    expect(lines()).toHaveLength(3);
    const sheet = { name: 'inventory', close: vi.fn(), focus: vi.fn() };
    act(() => useWindowStack.setState({ stack: [sheet] }));
    expect(lines()).toHaveLength(2);
    expect(feed().parentElement?.dataset.room).toBe('strip');
    act(() => useWindowStack.setState({ stack: [] }));
    expect(lines()).toHaveLength(3);
    expect(feed().parentElement?.dataset.room).toBe('whole');
    // Held sideways, a card reaches down to the feed.
    expect(feed().parentElement?.className).toContain('short:peer-has-[.cut]:opacity-0');
  });

  test('waits on a phone until the player is up again', async () => {
    const { live } = openLayer(answers({ attributePoints: 0, perkPoints: 0 }), 'phone');
    act(() => useCombat.setState({ down: {} as DownView }));
    live(levelUp);
    expect(feed().parentElement?.dataset.room).toBe('none');
    expect(screen.queryByRole('region', { name: text('progression.levelUp') })).toBeNull();
    act(() => useCombat.setState({ down: null }));
    expect(await screen.findByRole('region', { name: text('progression.levelUp') })).toBeTruthy();
  });

  test('waits on a phone for the end of a fight, because it would cover the health', async () => {
    const { live } = openLayer(answers({ attributePoints: 0, perkPoints: 0 }), 'phone');
    act(() => useCombat.setState({ self: { inCombat: true } as SelfView }));
    live(levelUp);
    expect(feed().parentElement?.dataset.room).toBe('whole');
    expect(screen.queryByRole('region', { name: text('progression.levelUp') })).toBeNull();
    act(() => useCombat.setState({ self: { inCombat: false } as SelfView }));
    expect(await screen.findByRole('region', { name: text('progression.levelUp') })).toBeTruthy();
  });

  test('waits on a phone until the sheet is closed whose title it would cover', async () => {
    const { live } = openLayer(answers({ attributePoints: 0, perkPoints: 0 }), 'phone');
    const sheet = { name: 'skills', close: vi.fn(), focus: vi.fn() };
    act(() => useWindowStack.setState({ stack: [sheet] }));
    live(levelUp);
    expect(screen.queryByRole('region', { name: text('progression.levelUp') })).toBeNull();
    act(() => useWindowStack.setState({ stack: [] }));
    expect(await screen.findByRole('region', { name: text('progression.levelUp') })).toBeTruthy();
  });

  test('asks for nothing when there is nothing to spend, and can be closed', async () => {
    const { live, user } = openLayer(answers({ attributePoints: 0, perkPoints: 0 }));
    live(levelUp);
    const card = within(await screen.findByRole('region', { name: text('progression.levelUp') }));
    await card.findByRole('list', { name: text('progression.risen') });
    expect(card.queryByRole('button', { name: /point/ })).toBeNull();
    await user.click(card.getByRole('button', { name: text('progression.close') }));
    expect(screen.queryByRole('region', { name: text('progression.levelUp') })).toBeNull();
  });
});

describe('the card of a quest', () => {
  const end = {
    topic: 'quest.completed',
    questId: 'soup_gets_cold',
    ending: 'hot',
    received: {
      ...nothing,
      experience: 120,
      chits: 40,
      items: [{ templateId: 'stim_night', quantity: 2 }],
      reputation: [{ faction: 'lamplight', points: 30 }],
    },
  } as const;

  test('lists what the quest gave, and leads to the choice of a reward', async () => {
    const { live, openWindow, user } = openLayer();
    live(end);
    const card = within(await screen.findByRole('region', { name: text('quest.card.completed') }));
    for (const said of [/\+120/, /\+40 ¤/, /Night Shift Stim/, /Lamplight/])
      expect(await card.findByText(said, { exact: false })).toBeTruthy();
    await user.click(await button(text('quest.card.choose')));
    expect(openWindow).toHaveBeenCalledExactlyOnceWith('quests');
  });

  test('waits for the one before it', async () => {
    const { live, user } = openLayer();
    live(end);
    live({ ...end, topic: 'quest.failed', received: nothing });
    const first = within(await screen.findByRole('region', { name: text('quest.card.completed') }));
    expect(screen.queryByRole('region', { name: text('quest.card.failed') })).toBeNull();
    await user.click(first.getByRole('button', { name: text('quest.close') }));
    const second = within(await screen.findByRole('region', { name: text('quest.card.failed') }));
    expect(second.getByText(text('hud.gain.nothing'))).toBeTruthy();
  });
});

describe('the card of a world event', () => {
  test('says how it ended, the part and the place, and what it gave', async () => {
    const { live, user } = openLayer();
    live({
      topic: 'world-event.shared',
      event: 'convoy',
      runId: 'run',
      ending: 'stopped',
      tier: 'hand',
      points: 104.7,
      place: 2,
      participants: 5,
      received: { ...nothing, experience: 110 },
    });
    const card = await screen.findByRole('region', { name: text('combat.eventResult.won') });
    for (const said of ['104', 'Place 2 of 5', '+110 experience']) expect(card.textContent).toContain(said);
    await user.click(within(card).getByRole('button', { name: text('combat.close') }));
    expect(screen.queryByRole('region', { name: text('combat.eventResult.won') })).toBeNull();
  });
});
