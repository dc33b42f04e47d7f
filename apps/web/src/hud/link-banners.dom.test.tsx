import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { renderApp, text } from '../testing/render-app';
import { LinkBanners } from './link-banners';
import { useLink } from './link-store';

function turnNetwork(state: 'online' | 'offline') {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(state === 'online');
  act(() => void window.dispatchEvent(new Event(state)));
}

afterEach(() => {
  // Queries of the next file would wait for the network.
  turnNetwork('online');
  vi.restoreAllMocks();
  act(() => useLink.getState().clear());
});

describe('banners of the connection', () => {
  test('say that the browser is offline in place of the next try, and take the try back with the network', () => {
    renderApp(<LinkBanners onReconnect={() => {}} />);
    act(() => useLink.getState().setConnection({ phase: 'lost', attempt: 1, retryInMs: 3_000, queue: null }));
    expect(screen.getByText(/Next try in/)).toBeTruthy();

    turnNetwork('offline');
    expect(screen.getByText(text('hud.offline'))).toBeTruthy();
    expect(screen.queryByText(/Next try in/)).toBeNull();

    turnNetwork('online');
    expect(screen.getByText(/Next try in/)).toBeTruthy();
    expect(screen.queryByText(text('hud.offline'))).toBeNull();
  });

  test('leave the place in the queue to the screen that shows it, until the player was in the city', () => {
    renderApp(<LinkBanners onReconnect={() => {}} />);
    const queue = { place: 2, estimateSeconds: null };
    act(() => useLink.getState().setConnection({ phase: 'lost', attempt: 1, retryInMs: 3_000, queue }));
    expect(screen.queryByRole('button', { name: text('hud.tryNow') })).toBeNull();
    act(() => useLink.setState({ welcome: {} as never }));
    expect(screen.getByRole('button', { name: text('hud.tryNow') })).toBeTruthy();
  });

  test('say nothing about the network while the connection holds', () => {
    renderApp(<LinkBanners onReconnect={() => {}} />);
    act(() => useLink.getState().setConnection({ phase: 'online' }));
    turnNetwork('offline');
    expect(screen.queryByText(text('hud.offline'))).toBeNull();
  });
});
