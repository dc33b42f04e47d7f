import { presets } from '@necp/content/client';
import type { CharacterView } from '@necp/shared/character/schema';
import { defaultKeyBindings, defaultSettings } from '@necp/shared/settings/rules';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { windowFrames } from '../components/window/frames';
import { useWindowPlaces } from '../components/window/places-store';
import { closeTopWindow } from '../components/window/stack';
import { forgetting } from '../features/base/forget';
import { useDuel } from '../features/duel/store';
import { useNpc } from '../features/npc/store';
import { renderApp, text } from '../testing/render-app';
import { characterId, inventoryOf, itemAt } from '../testing/samples';
import { type WindowName, windows } from './features';
import { WindowHost } from './window-host';
import { useWindowKeys, useWindows } from './windows';

const character = { id: characterId, name: 'Ravna', look: presets[0]?.look, level: 3 } as CharacterView;
const remPx = 16;

function Screen() {
  useWindowKeys(defaultKeyBindings);
  return <WindowHost character={character} game={null} motion="reduced" />;
}

const openScreen = () =>
  renderApp(<Screen />, {
    'inventory.view': () => inventoryOf([itemAt(0, 'pistol_lantern')]),
    'wallet.view': () => ({ characterId, balanceChits: 10n, entries: [] }),
    'reputation.view': () => ({ characterId, reputations: [], entries: [] }),
    'npc.view': () => ({ characterId, people: [] }) as never,
    'quest.log': () => ({
      characterId,
      trackedQuestId: null,
      active: [],
      ended: [],
      available: [],
      closed: [],
      whereabouts: {},
    }),
    'settings.view': () => ({ settings: defaultSettings('en'), savedAt: null }),
  });

const show = (name: WindowName) => act(() => useWindows.getState().show(name));
const onlyDialog = () => screen.findByRole('dialog');
const placeOf = ({ style }: HTMLElement) => {
  const [x, y, width, height] = [style.left, style.top, style.width, style.height].map(Number.parseFloat);
  return { x, y, width, height };
};
const titleOf = (dialog: HTMLElement) => within(dialog).getAllByRole('heading')[0]?.parentElement as HTMLElement;
const placeButton = (dialog: HTMLElement) => within(dialog).getByRole('button', { name: /Arrow keys move the window/ });

/** Drags an element by a way in rem, as a mouse or a pen does. */
function drag(element: HTMLElement, dx: number, dy: number) {
  const at = (x: number, y: number) => ({ pointerId: 1, button: 0, clientX: x, clientY: y });
  fireEvent.pointerDown(element, at(500, 300));
  fireEvent.pointerMove(element, at(500 + (dx * remPx) / 2, 300));
  fireEvent.pointerMove(element, at(500 + dx * remPx, 300 + dy * remPx));
  fireEvent.pointerUp(element, at(500 + dx * remPx, 300 + dy * remPx));
}

function resizeScreen(width: number, height: number) {
  Object.assign(window, { innerWidth: width, innerHeight: height });
  act(() => void window.dispatchEvent(new Event('resize')));
}

beforeEach(() => {
  resizeScreen(1440, 900);
  useWindows.getState().clear();
  act(() => useWindowPlaces.getState().resetAll());
  forgetting(useNpc)();
  forgetting(useDuel)();
});
afterEach(() => resizeScreen(1024, 768));

describe.each(windows.map(({ name }) => name as Exclude<WindowName, 'menu'>))('the window %s', (name) => {
  test('is moved, resized, remembered and reset, and is accessible', async () => {
    openScreen();
    show(name);
    const first = placeOf(await onlyDialog());
    expect(first).toMatchObject({ height: windowFrames[name].height });
    drag(titleOf(await onlyDialog()), 3, -2);
    const moved = { ...first, x: (first.x ?? 0) + 3, y: (first.y ?? 0) - 2 };
    expect(placeOf(await onlyDialog())).toEqual(moved);

    fireEvent.keyDown(placeButton(await onlyDialog()), { key: 'ArrowLeft' });
    fireEvent.keyDown(placeButton(await onlyDialog()), { key: 'ArrowUp', shiftKey: true });
    const canResize = 'least' in windowFrames[name];
    const last = { ...moved, x: moved.x - 1, height: (moved.height ?? 0) - (canResize ? 1 : 0) };
    expect(placeOf(await onlyDialog())).toEqual(last);
    const corner = (await onlyDialog()).querySelector<HTMLElement>('[data-edge="corner"]');
    expect(corner !== null).toBe(canResize);
    if (corner) drag(corner, -2, -1);
    const kept = { ...last, width: (last.width ?? 0) - (corner ? 2 : 0), height: last.height - (corner ? 1 : 0) };
    expect(placeOf(await onlyDialog())).toEqual(kept);

    act(() => useWindows.getState().shut(name));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    show(name);
    expect(placeOf(await onlyDialog())).toEqual(kept);
    fireEvent.doubleClick(titleOf(await onlyDialog()));
    expect(placeOf(await onlyDialog())).toEqual(first);

    const { violations } = await axe.run(await onlyDialog(), { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
  });
});

const dialog = (name: string) => screen.queryByRole('dialog', { name });
const inventory = () => dialog(text('inventory.title'));
const quests = () => dialog(text('quest.log'));
const board = () => dialog(text('combat.board'));
const bank = () => dialog(text('bank.title'));
const layerOf = (element: HTMLElement | null) => Number(element?.style.zIndex);

describe('windows above one another', () => {
  test('are raised by a click and by the focus', async () => {
    openScreen();
    show('inventory');
    await screen.findByRole('searchbox', { name: text('inventory.search') });
    show('quests');
    await waitFor(() => expect(layerOf(quests())).toBeGreaterThan(layerOf(inventory())));
    fireEvent.pointerDown(titleOf(inventory() as HTMLElement), { button: 1 });
    expect(layerOf(inventory())).toBeGreaterThan(layerOf(quests()));
    act(() => placeButton(quests() as HTMLElement).focus());
    expect(layerOf(quests())).toBeGreaterThan(layerOf(inventory()));
  });

  test('take the focus when they are asked for again', async () => {
    openScreen();
    show('inventory');
    await screen.findByRole('searchbox', { name: text('inventory.search') });
    show('quests');
    await waitFor(() => expect(quests()?.contains(document.activeElement)).toBe(true));
    show('inventory');
    expect(document.activeElement).toBe(inventory());
    expect(layerOf(inventory())).toBeGreaterThan(layerOf(quests()));
  });

  test('close one by one on Escape from the top, those of the city and conversations among them', async () => {
    const { user } = openScreen();
    act(() => useDuel.setState({ board: { entityId: 9, waiting: [], results: [] } }));
    await waitFor(() => expect(board()).not.toBeNull());
    act(() => useNpc.getState().talk({ npc: null, object: 'bank_terminal' }));
    await waitFor(() => expect(bank()).not.toBeNull());
    show('quests');
    await waitFor(() => expect(quests()?.contains(document.activeElement)).toBe(true));
    fireEvent.pointerDown(titleOf(board() as HTMLElement), { button: 1 });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(board()).toBeNull());
    expect([bank(), quests()]).not.toContain(null);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(quests()).toBeNull());
    expect(bank()).not.toBeNull();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(bank()).toBeNull());
    expect(closeTopWindow()).toBe(false);
  });

  test('give the focus to the next one when the top one closes', async () => {
    const { user } = openScreen();
    show('inventory');
    await screen.findByRole('searchbox', { name: text('inventory.search') });
    show('quests');
    await waitFor(() => expect(quests()?.contains(document.activeElement)).toBe(true));
    act(() => placeButton(inventory() as HTMLElement).focus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(inventory()).toBeNull());
    await waitFor(() => expect(quests()?.contains(document.activeElement)).toBe(true));
  });
});

describe('the place of a window', () => {
  test('is another one on a screen of another class', async () => {
    openScreen();
    show('inventory');
    const first = placeOf(await onlyDialog());
    drag(titleOf(await onlyDialog()), -5, 1);
    const wide = placeOf(await onlyDialog());
    resizeScreen(1024, 768);
    const small = placeOf(await onlyDialog());
    expect(small).not.toEqual(wide);
    drag(titleOf(await onlyDialog()), -5, 1);
    resizeScreen(1440, 900);
    expect(placeOf(await onlyDialog())).toEqual(wide);
    fireEvent.click(placeButton(await onlyDialog()));
    expect(placeOf(await onlyDialog())).toEqual(first);
    resizeScreen(1024, 768);
    expect(placeOf(await onlyDialog())).not.toEqual(small);
  });

  test('keeps its title in reach when the browser becomes smaller', async () => {
    openScreen();
    show('people');
    drag(titleOf(await onlyDialog()), 80, 60);
    expect(placeOf(await onlyDialog())).toMatchObject({ x: 90 - 7, y: 56.25 - 3 });
    resizeScreen(1200, 850);
    expect(placeOf(await onlyDialog())).toMatchObject({ x: 75 - 7, y: 53.125 - 3 });
  });

  test('is read from the browser, and rubbish there is ignored', async () => {
    const kept = (places: unknown) => JSON.stringify({ state: { places }, version: 1 });
    const place = { x: 5, y: 6, width: 40, height: 30 };
    const readAfter = async (stored: string) => {
      window.localStorage.setItem('necp.windows', stored);
      await useWindowPlaces.persist.rehydrate();
      return useWindowPlaces.getState().places;
    };
    expect(await readAfter(kept({ standard_tall: { inventory: place } }))).toEqual({
      standard_tall: { inventory: place },
    });
    for (const rubbish of [
      '{',
      '7',
      kept('everywhere'),
      kept({ standard_tall: { inventory: { ...place, x: 'left' } } }),
      kept({ standard_tall: { attic: place } }),
      JSON.stringify({ state: { places: { standard_tall: { inventory: place } } }, version: 99 }),
    ])
      expect(await readAfter(rubbish), rubbish).toEqual({});
  });

  test('is reset for all windows in the settings', async () => {
    const { user } = openScreen();
    show('people');
    const first = placeOf(await onlyDialog());
    drag(titleOf(await onlyDialog()), 9, 2);
    expect(placeOf(await onlyDialog())).not.toEqual(first);
    show('settings');
    await user.click(await screen.findByRole('button', { name: text('settings.resetWindows') }));
    expect(placeOf(dialog(text('npc.people')) as HTMLElement)).toEqual(first);
  });
});

describe('on a phone', () => {
  const real = window.matchMedia;
  beforeEach(() => {
    window.matchMedia = (query) => Object.assign(real(query), { matches: query.includes('max-width') });
  });
  afterEach(() => {
    window.matchMedia = real;
  });

  test('a window is a sheet that is dragged down to close it', async () => {
    openScreen();
    show('people');
    expect((await onlyDialog()).style.left).toBe('');
    expect(screen.queryByRole('button', { name: /Arrow keys/ })).toBeNull();
    drag(titleOf(await onlyDialog()), 0, 2);
    expect(screen.queryByRole('dialog')).not.toBeNull();
    drag(titleOf(await onlyDialog()), 0, 12);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

test('every window of the player has a frame of its own', () => {
  expect(windows.map(({ name }) => name).filter((name) => !(name in windowFrames))).toEqual([]);
});
