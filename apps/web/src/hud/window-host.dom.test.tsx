import { defaultKeyBindings, defaultSettings } from '@necp/shared/settings/rules';
import { presets } from '@necp/content/client';
import type { CharacterView } from '@necp/shared/character/schema';
import { act, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { renderApp, text } from '../testing/render-app';
import { characterId, inventoryOf, itemAt } from '../testing/samples';
import { forgetting } from '../features/base/forget';
import { useDuel } from '../features/duel/store';
import { useNpc } from '../features/npc/store';
import { WindowHost } from './window-host';
import { useWindowKeys, useWindows } from './windows';

const character = { id: characterId, name: 'Ravna', look: presets[0]?.look } as CharacterView;

function Screen() {
  useWindowKeys(defaultKeyBindings);
  return <WindowHost character={character} game={null} motion="reduced" />;
}

/** Opens the game's windows beside another part of the screen. */
function openScreen(beside: ReactNode = null) {
  const parts = (
    <>
      {beside}
      <Screen />
    </>
  );
  return renderApp(parts, {
    'inventory.view': () => inventoryOf([itemAt(0, 'pistol_lantern')]),
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
}

const inventory = () => screen.queryByRole('dialog', { name: text('inventory.title') });
const quests = () => screen.queryByRole('dialog', { name: text('quest.log') });

/** Opens the quest log by its key and waits until it is loaded and has the focus itself, not one of its buttons. */
async function openQuests(user: ReturnType<typeof openScreen>['user']) {
  await user.keyboard('[KeyJ]');
  await screen.findByText(text('quest.noneActive'));
  await waitFor(() => expect(document.activeElement).toBe(quests()));
}

beforeEach(() => {
  useWindows.getState().clear();
  forgetting(useNpc)();
  forgetting(useDuel)();
});

describe('game windows', () => {
  test('open by their key and close again by the same key', async () => {
    const { user } = openScreen();
    await user.keyboard('[KeyI]');
    await waitFor(() => expect(inventory()).not.toBeNull());
    await user.keyboard('[KeyI]');
    await waitFor(() => expect(inventory()).toBeNull());
  });

  test('stay closed when the key is typed into a field', async () => {
    const { user } = openScreen();
    await user.keyboard('[KeyI]');
    const search = await screen.findByRole('searchbox', { name: text('inventory.search') });
    await user.type(search, 'jkl');
    expect(search).toHaveProperty('value', 'jkl');
    expect(useWindows.getState().open).toEqual(['inventory']);
  });

  test('leave a key with a modifier to the browser', async () => {
    const { user } = openScreen();
    await user.keyboard('{Control>}[KeyI]{/Control}');
    expect(useWindows.getState().open).toEqual([]);
  });

  test('close one by one on Escape, the top one first', async () => {
    const { user } = openScreen();
    await user.keyboard('[KeyI]');
    await screen.findByRole('searchbox', { name: text('inventory.search') });
    await openQuests(user);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(quests()).toBeNull());
    await waitFor(() => expect(inventory()?.contains(document.activeElement)).toBe(true));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(inventory()).toBeNull());
  });

  test('give the focus back to the window below when the one on top closes', async () => {
    const { user } = openScreen();
    await user.keyboard('[KeyI]');
    const item = await screen.findByRole('button', { name: 'Lantern-9' });
    act(() => item.focus());
    await openQuests(user);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(item));
  });

  test('give the focus back in the moment they close, so that no key is lost', async () => {
    const { user } = openScreen();
    await user.keyboard('[KeyI]');
    const item = await screen.findByRole('button', { name: 'Lantern-9' });
    act(() => item.focus());
    await openQuests(user);
    const heard: string[] = [];
    item.addEventListener('keydown', ({ key }) => heard.push(key));
    // One call presses both keys without waiting between them.
    await user.keyboard('{Escape}{Enter}');
    expect(heard).toEqual(['Enter']);
  });

  test('stay open when Escape is pressed in a field outside them', async () => {
    const { user } = openScreen(<input aria-label="Say" />);
    await user.keyboard('[KeyI]');
    await screen.findByRole('searchbox', { name: text('inventory.search') });
    const field = screen.getByRole('textbox', { name: 'Say' });
    act(() => field.focus());
    await user.keyboard('{Escape}');
    expect(useWindows.getState().open).toEqual(['inventory']);
    act(() => inventory()?.focus());
    await user.keyboard('{Escape}');
    expect(useWindows.getState().open).toEqual([]);
  });

  test('give the focus back to the button that asked for a confirmation', async () => {
    const { user } = openScreen();
    await user.keyboard('[KeyI]');
    await user.click(await screen.findByRole('button', { name: 'Lantern-9' }));
    const destroy = await screen.findByRole('button', { name: text('inventory.action.destroy') });
    await user.click(destroy);
    const dialog = await screen.findByRole('alertdialog');
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(destroy));
    expect(inventory()).not.toBeNull();
  });

  test('replace one another on a phone', async () => {
    const real = window.matchMedia;
    window.matchMedia = (query) => Object.assign(real(query), { matches: query === '(pointer: coarse)' });
    openScreen();
    act(() => useWindows.getState().show('inventory'));
    await waitFor(() => expect(inventory()).not.toBeNull());
    act(() => useWindows.getState().show('quests'));
    await waitFor(() => expect(quests()).not.toBeNull());
    expect(inventory()).toBeNull();
    window.matchMedia = real;
  });
});

const board = () => screen.queryByRole('dialog', { name: text('combat.board') });
const bank = () => screen.queryByRole('dialog', { name: text('bank.title') });
const dialogue = () => screen.queryByRole('dialog', { name: text('quest.dialogue') });

describe('windows that the city opens', () => {
  test('show the board of an arena as long as the player stands before it', async () => {
    openScreen();
    act(() => useDuel.setState({ board: { entityId: 9, waiting: [], results: [] } }));
    await waitFor(() => expect(board()).not.toBeNull());
    act(() => useDuel.setState({ board: null }));
    await waitFor(() => expect(board()).toBeNull());
  });

  test('show the bank at its terminal, and closing it ends the conversation', async () => {
    const { api, user } = openScreen();
    act(() => useNpc.getState().talk({ npc: null, object: 'bank_terminal' }));
    await waitFor(() => expect(bank()).not.toBeNull());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(bank()).toBeNull());
    expect(useNpc.getState().conversation).toBeNull();
    await waitFor(() => expect(api.callsOf('quest.closeConversation')).toHaveLength(1));
  });

  test('show the dialogue with a person, and the counter when the conversation leads there', async () => {
    openScreen();
    act(() => useNpc.getState().talk({ npc: 'vera', object: null }));
    await waitFor(() => expect(dialogue()).not.toBeNull());
    act(() => useNpc.getState().shop());
    await waitFor(() => expect(dialogue()).toBeNull());
    await screen.findByRole('dialog', { name: text('vendor.title', { name: 'Doc Vera Okonta' }) });
  });
});
