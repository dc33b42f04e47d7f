import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { useDeviceStore } from '../components/controls/device';
import { renderApp, text } from '../testing/render-app';
import { useLink } from './link-store';
import { LoadingScreen } from './loading-screen';

const onTakeOver = vi.fn();
const show = (answers: Parameters<typeof renderApp>[1] = {}) =>
  renderApp(<LoadingScreen onReconnect={() => {}} onTakeOver={onTakeOver} />, answers);
const queued = (place: number, estimateSeconds: number | null = null) =>
  act(() =>
    useLink.getState().setConnection({
      phase: 'lost',
      attempt: 1,
      retryInMs: 7_000,
      queue: { place, waiting: 12, estimateSeconds },
    }),
  );

afterEach(() => act(() => useLink.getState().clear()));

describe('the queue of the full city', () => {
  test('shows place, number and estimate, and follows them', () => {
    show();
    queued(5);
    expect(screen.getByRole('status').textContent).toBe(`5${text('realm.queuePlace')}`);
    expect(screen.getByText(text('realm.queueOf', { waiting: 12 }))).toBeTruthy();
    expect(screen.getByText(text('realm.queueNoEstimate'))).toBeTruthy();
    queued(1, 130);
    expect(screen.getByRole('status').textContent).toBe(`1${text('realm.queueNext')}`);
    expect(screen.getByText(text('realm.queueEstimate', { minutes: 2 }))).toBeTruthy();
  });

  test('is left by a button', async () => {
    const assign = vi.fn();
    vi.stubGlobal('location', { ...window.location, href: window.location.href, assign });
    const { user, api } = show({ 'realm.leaveQueue': () => ({ wasWaiting: true }) });
    queued(5);
    await user.click(screen.getByRole('button', { name: text('realm.queueLeave') }));
    await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('/characters'));
    expect(api.callsOf('realm.leaveQueue')).toHaveLength(1);
    vi.unstubAllGlobals();
  });

  test('is not the queue of a full district, which has no button of its own', () => {
    show();
    act(() =>
      useLink.getState().setConnection({
        phase: 'lost',
        attempt: 1,
        retryInMs: 7_000,
        queue: { place: 2, estimateSeconds: null },
      }),
    );
    expect(screen.getByText(text('hud.queueTitle'))).toBeTruthy();
    expect(screen.queryByRole('button', { name: text('realm.queueLeave') })).toBeNull();
  });
});

describe('a player who waits for the city', () => {
  const wait = () => act(() => useLink.getState().setConnection({ phase: 'loading', step: 'map' }));

  afterEach(() => {
    vi.useRealTimers();
    act(() => useDeviceStore.setState({ used: null }));
  });

  test('reads a tip, and another one a while later', () => {
    vi.useFakeTimers();
    show();
    wait();
    expect(screen.getByRole('status').textContent).toBe(text('hud.loading.map'));
    expect(screen.getByText(text('hud.tips.map'))).toBeTruthy();
    act(() => vi.advanceTimersByTime(9_000));
    expect(screen.queryByText(text('hud.tips.map'))).toBeNull();
    expect(screen.getByText(text('hud.tips.skull'))).toBeTruthy();
  });

  test('sees the control that the tip is about, of the device in use', () => {
    vi.useFakeTimers();
    show();
    wait();
    act(() => vi.advanceTimersByTime(17_000));
    const tip = screen.getByText(text('hud.tips.dodge'));
    expect(tip.querySelector('kbd')).not.toBeNull();
    act(() => useDeviceStore.setState({ used: 'touch' }));
    expect(tip.querySelector('kbd')).toBeNull();
    expect(tip.querySelector('svg')).not.toBeNull();
  });
});

test('another character in the city is named, and the player may take over', async () => {
  const { user } = show();
  act(() => useLink.getState().setConnection({ phase: 'occupied', name: 'Mara', device: 'Firefox · Linux' }));
  expect(screen.getByText(text('realm.otherText', { name: 'Mara', device: 'Firefox · Linux' }))).toBeTruthy();
  await user.click(screen.getByRole('button', { name: text('realm.takeOver') }));
  expect(onTakeOver).toHaveBeenCalledTimes(1);
});

test.each(['taken_over', 'other_character', 'signed_out'] as const)(
  'a connection that ended by %s says why',
  (reason) => {
    show();
    act(() => useLink.getState().setConnection({ phase: 'closed', reason }));
    expect(screen.getByText(text(`hud.closed.${reason}.text`))).toBeTruthy();
  },
);
