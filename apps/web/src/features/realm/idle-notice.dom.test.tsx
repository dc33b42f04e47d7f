import { act, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { GameEvents } from '../../game/types';
import { Subscriptions } from '../../realtime/subscriptions';
import { renderApp, text } from '../../testing/render-app';
import { IdleNotice } from './idle-notice';
import { useIdle } from './idle-store';
import { listenToRealm } from './listen';

const send = vi.fn(() => true);
const focusGame = vi.fn();
const hear = useIdle.getState().hear;
const show = () => renderApp(<IdleNotice playerActions={{ send } as never} focusGame={focusGame} />);

beforeEach(() => {
  send.mockClear();
  useIdle.setState(useIdle.getInitialState(), true);
});

describe('the notice of a player without input', () => {
  test('is nothing for active players', () => {
    show();
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('says that others see the player as away, and a button takes it back', async () => {
    const { user } = show();
    act(() => hear({ isAway: true, isChosen: false, leavesInMs: null }));
    expect(screen.getByRole('status').textContent).toContain(text('realm.away'));
    await user.click(screen.getByRole('button', { name: text('realm.back') }));
    expect(send).toHaveBeenCalledWith('presence.active', {});
    expect(focusGame).toHaveBeenCalled();
  });

  test('warns before the logout as an alert, with a count-down', () => {
    show();
    act(() => hear({ isAway: true, isChosen: false, leavesInMs: 60_000 }));
    expect(screen.getByRole('alert').textContent).toContain(text('realm.leaving'));
    expect(screen.getByText(text('realm.leavesIn', { seconds: 60 }))).toBeTruthy();
    act(() => hear({ isAway: false, isChosen: false, leavesInMs: null }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the use of the page', () => {
  test('counts as input at any key while the player is away', async () => {
    const { user } = show();
    act(() => hear({ isAway: true, isChosen: false, leavesInMs: 60_000 }));
    await user.keyboard('x');
    expect(send).toHaveBeenCalledWith('presence.active', {});
  });

  test('counts as input at any button of a gamepad in the windows, but not while it rests', () => {
    const game = new Subscriptions<GameEvents>();
    listenToRealm({ game, connection: { on: () => () => undefined }, api: undefined as never, characterId: '' });
    show();
    act(() => hear({ isAway: true, isChosen: false, leavesInMs: 60_000 }));
    act(() => game.publish('menuUsed', { codes: [], commands: [] }));
    expect(send).not.toHaveBeenCalled();
    act(() => game.publish('menuUsed', { codes: [], commands: ['down'] }));
    expect(send).toHaveBeenCalledExactlyOnceWith('presence.active', {});
    act(() => game.publish('windowPressed', 'inventory'));
    expect(send).toHaveBeenCalledTimes(2);
  });

  test('is sent once for many presses, and never against a mark that was asked for', async () => {
    const { user } = show();
    await user.keyboard('abcdef');
    expect(send).toHaveBeenCalledTimes(1);
    act(() => hear({ isAway: true, isChosen: true, leavesInMs: null }));
    await user.keyboard('abc');
    expect(send).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('status').textContent).toContain(text('realm.awayChosen'));
  });
});
