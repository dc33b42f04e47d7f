import { join } from 'node:path';
import { presets } from '@necp/content/client';
import type { CharacterView } from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import { act, screen } from '@testing-library/react';
import type { AbstractIntlMessages, IntlError } from 'next-intl';
import { beforeEach, describe, expect, test } from 'vitest';
import { readMessages } from '../messages/testing/read-messages';
import { textsProvidedBy } from '../messages/testing/shown-texts';
import { renderApp } from '../testing/render-app';
import { characterId, inventoryOf, itemAt } from '../testing/samples';
import { WindowHost } from './window-host';
import { useWindows } from './windows';

const character = { id: characterId, name: 'Ravna', look: presets[0]?.look } as CharacterView;
const faults: string[] = [];

/** What the game's page has from the start, in one language. */
function pageIn(locale: Locale) {
  const all = readMessages(locale);
  const rooms = ['errors', ...textsProvidedBy(join(import.meta.dirname, '../app/(player)/play/page.tsx'))];
  return {
    locale,
    messages: Object.fromEntries(rooms.map((room) => [room, all[room]])) as AbstractIntlMessages,
    onError: (error: IntlError) => void faults.push(error.message),
  };
}

const titleOf = (locale: Locale, room: string) => (readMessages(locale)[room] as { readonly title: string }).title;

function openGame(locale: Locale) {
  return renderApp(
    <WindowHost character={character} game={null} motion="reduced" />,
    {
      'inventory.view': () => inventoryOf([itemAt(0, 'pistol_lantern')]),
      'reputation.view': () => ({ characterId, reputations: [], entries: [] }),
    },
    pageIn(locale),
  );
}

const open = (name: 'inventory' | 'reputation') => act(() => useWindows.getState().show(name));
const dialog = (locale: Locale, room: string) => screen.findByRole('dialog', { name: titleOf(locale, room) });

beforeEach(() => {
  useWindows.getState().clear();
  faults.length = 0;
});

describe('the language of a window', () => {
  test('a window that a Russian player opens is in Russian', async () => {
    openGame('ru');
    open('inventory');
    expect(await dialog('ru', 'inventory')).toBeDefined();
    expect(faults).toEqual([]);
  });

  test('an open window changes its language with the page, and stays open', async () => {
    const { changeLanguage } = openGame('en');
    open('inventory');
    const window = await dialog('en', 'inventory');
    changeLanguage(pageIn('ru'));
    expect(await dialog('ru', 'inventory')).toBe(window);
    expect(faults).toEqual([]);
  });

  test('a window that opens later leaves an open one on the screen', async () => {
    openGame('en');
    open('inventory');
    const first = await dialog('en', 'inventory');
    open('reputation');
    expect(first.isConnected).toBe(true);
    await dialog('en', 'reputation');
    expect(await dialog('en', 'inventory')).toBe(first);
    expect(faults).toEqual([]);
  });
});
