import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DownView } from '../../game/types';
import { readMessages } from '../../messages/testing/read-messages';
import { renderApp, text } from '../../testing/render-app';
import { DownScreen } from './down-screen';
import { useCombatFeed } from './feed-store';
import { useCombat } from './store';

const down: DownView = {
  byName: '',
  byContent: 'tide_eel',
  byMeans: 'pistol_lantern',
  byLevel: 4,
  levelsAbove: 0,
  reviveEndsMs: 0,
  respawnAtMs: 0,
  costChits: '60',
  state: 'downed',
  isHelped: false,
  rescue: 'players',
  wakesAt: null,
};

beforeEach(() => {
  useCombat.setState(useCombat.getInitialState(), true);
  useCombatFeed.setState(useCombatFeed.getInitialState(), true);
});

const screenOf = () => screen.findByRole('alertdialog', { name: text('combat.downTitle') });

describe('the screen of a downed player', () => {
  test('names the enemy and the weapon', async () => {
    renderApp(<DownScreen playerActions={null} />);
    act(() => useCombat.setState({ down }));
    expect(await within(await screenOf()).findByText('Downed by Tide Eel with Lantern-9')).toBeTruthy();
  });

  test('advises to come back later or to go around after an enemy that is far above the player', async () => {
    renderApp(<DownScreen playerActions={null} />);
    act(() => useCombat.setState({ down: { ...down, byLevel: 7, levelsAbove: 2 } }));
    const shown = within(await screenOf());
    const advice = text('combat.downTooStrong', { above: 5, level: 7 });
    expect(shown.queryByText(advice)).toBeNull();
    act(() => useCombat.setState({ down: { ...down, byLevel: 7, levelsAbove: 5 } }));
    expect(shown.queryByText(advice)).not.toBeNull();
  });

  test('names another player', async () => {
    renderApp(<DownScreen playerActions={null} />);
    act(() => useCombat.setState({ down: { ...down, byName: 'Juno', byContent: '', byMeans: '' } }));
    expect(await within(await screenOf()).findByText(text('combat.downBy', { name: 'Juno' }))).toBeTruthy();
  });

  const takeHit = (atMs: number, amount: number) =>
    useCombatFeed.getState().note({
      atMs,
      what: 'damage',
      source: { id: 2, name: 'Eel', content: '', isSelf: false, isHostile: false },
      target: { id: 1, name: 'Ravna', content: '', isSelf: true, isHostile: false },
      amount,
      critical: amount > 50,
      type: 'physical',
      by: '',
    });

  test('lists the last hits with their sum, and no minus before the moment of the fall', async () => {
    renderApp(<DownScreen playerActions={null} />);
    act(() => {
      takeHit(1_000, 40);
      takeHit(2_470, 50);
      takeHit(2_500, 60);
      useCombat.setState({ down });
    });
    const hits = within(await screen.findByRole('region', { name: text('combat.lastHits') }));
    expect(hits.getByText('−150')).toBeTruthy();
    expect(hits.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
      '0.0 sEel physical−60 crit',
      '0.0 sEel physical−50',
      '−1.5 sEel physical−40',
    ]);
    // A long name gives way to it.
    expect(hits.getByText(/^−60/).className).toContain('shrink-0');
  });

  test('keeps the last hits on a low screen: three of them, and how many more there were', async () => {
    renderApp(<DownScreen playerActions={null} />);
    act(() => {
      for (let hit = 1; hit <= 8; hit++) takeHit(hit * 1_000, hit);
      useCombat.setState({ down });
    });
    const region = await screen.findByRole('region', { name: text('combat.lastHits') });
    const isGoneWhenLow = (element: Element) => element.classList.contains('short:hidden');
    const hits = within(region);
    expect(isGoneWhenLow(region)).toBe(false);
    expect(hits.getAllByRole('listitem').map(isGoneWhenLow)).toEqual([false, false, false, true, true, true]);
    expect(isGoneWhenLow(hits.getByText(text('combat.moreHits', { count: 5 })))).toBe(false);
    expect(isGoneWhenLow(hits.getByText(text('combat.moreHits', { count: 2 })))).toBe(true);
  });

  test('promises help only where it may come, and says so when it does', async () => {
    renderApp(<DownScreen playerActions={null} />);
    act(() => useCombat.setState({ down }));
    const shown = within(await screenOf());
    expect(shown.getByText(/Others can still revive you/)).toBeTruthy();
    act(() => useCombat.setState({ down: { ...down, rescue: 'none' } }));
    expect(shown.queryByText(/Others can still revive you/)).toBeNull();
    expect(shown.getByText(text('combat.downNoHelp'))).toBeTruthy();
    act(() => useCombat.setState({ down: { ...down, isHelped: true } }));
    expect(shown.getByText(text('combat.downHelped'))).toBeTruthy();
  });

  test('names the place of the respawn, in Russian too', async () => {
    renderApp(<DownScreen playerActions={null} />, {}, { locale: 'ru', messages: readMessages('ru') });
    act(() => useCombat.setState({ down: { ...down, wakesAt: 'exchange_landing' } }));
    expect(await screen.findByText(/Мокрая лестница/)).toBeTruthy();
  });

  test('asks for no respawn where players get up by themselves', async () => {
    renderApp(<DownScreen playerActions={null} />);
    act(() => useCombat.setState({ down: { ...down, rescue: 'by_itself' } }));
    const shown = within(await screenOf());
    expect(shown.getByText(/You’ll get up on your own/)).toBeTruthy();
    expect(shown.queryByRole('button')).toBeNull();
  });

  test('is not there while the player is up', () => {
    renderApp(<DownScreen playerActions={null} />);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});
