import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const router = { push: vi.fn(), refresh: vi.fn() };
vi.mock('next/navigation', () => ({ useRouter: () => router }));
// The engine needs a real canvas.
vi.mock('../../game', () => ({ fetchContent: async () => undefined }));

interface Asked {
  readonly path: string;
  readonly body: URLSearchParams | undefined;
}
const asked: Asked[] = [];
let callback: () => Response;

beforeEach(() => {
  asked.length = 0;
  router.push.mockClear();
  router.refresh.mockClear();
  callback = () => Response.json({ url: 'http://localhost/' });
  vi.stubGlobal('fetch', async (path: string, init?: { body?: URLSearchParams }) => {
    asked.push({ path, body: init?.body });
    return path === '/api/auth/csrf' ? Response.json({ csrfToken: 'token' }) : callback();
  });
  // A page that is loaded anew has opened no account.
  vi.resetModules();
});
afterEach(() => vi.unstubAllGlobals());

async function show() {
  const { PlayButton } = await import('./play-button');
  const refusals = { 'account.busy': 'Too busy.', 'kernel.unreachable': 'No answer.', 'kernel.fault': 'Fault.' };
  return render(<PlayButton locale="ru" words={{ play: 'PLAY', opening: 'Opening' }} refusals={refusals} />);
}
const press = async () => userEvent.click(screen.getByRole('button', { name: 'PLAY' }));

describe('PLAY', () => {
  test('opens a guest account in the language of the page, then the game', async () => {
    await show();
    await press();
    await waitFor(() => expect(router.push).toHaveBeenCalledExactlyOnceWith('/play'));
    expect(asked.map(({ path }) => path)).toEqual(['/api/auth/csrf', '/api/auth/callback/guest']);
    expect(Object.fromEntries(asked[1]?.body ?? [])).toMatchObject({ csrfToken: 'token', locale: 'ru', json: 'true' });
    expect(screen.getByRole('button', { name: 'Opening' }).getAttribute('aria-busy')).toBe('true');
  });

  test('is pressed by a gamepad once a press, names its buttons, and ignores one held before', async () => {
    const buttons = Array.from({ length: 17 }, () => ({ pressed: false }));
    const frames: FrameRequestCallback[] = [];
    const pass = () => frames.splice(0).forEach((look) => look(0));
    vi.stubGlobal('requestAnimationFrame', (look: FrameRequestCallback) => frames.push(look));
    vi.stubGlobal('cancelAnimationFrame', () => {});
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    Object.assign(navigator, { getGamepads: () => [{ id: 'DualSense Wireless Controller', buttons }] });
    const become = (state: 'down' | 'up') => Object.assign(buttons[0] ?? {}, { pressed: state === 'down' });
    try {
      become('down');
      await show();
      act(() => void window.dispatchEvent(new Event('gamepadconnected')));
      expect(screen.getByRole('button', { name: 'PLAY' }).textContent).toBe('PLAY✕');
      act(pass);
      act(pass);
      become('up');
      act(pass);
      expect(asked).toEqual([]);
      const { useDeviceStore } = await import('../../components/controls/device');
      expect(useDeviceStore.getState().used).toBeNull();
      become('down');
      act(pass);
      act(pass);
      expect(useDeviceStore.getState()).toMatchObject({ used: 'pad', padKind: 'playstation' });
      await waitFor(() => expect(router.push).toHaveBeenCalledExactlyOnceWith('/play'));
      expect(asked.map(({ path }) => path)).toEqual(['/api/auth/csrf', '/api/auth/callback/guest']);
    } finally {
      Reflect.deleteProperty(navigator, 'getGamepads');
      vi.restoreAllMocks();
    }
  });

  test.each([
    ['the words of the refusal', 'http://localhost/sign-in?error=account.busy%3Fa%3D1', 'Too busy.'],
    ['that something failed for a code it does not know', 'http://localhost/sign-in?error=other', 'Fault.'],
  ])('says %s', async (_what, url, words) => {
    callback = () => Response.json({ url }, { status: 401 });
    await show();
    await press();
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(words));
    expect(router.push).not.toHaveBeenCalled();
    expect(screen.getByRole('button', { name: 'PLAY' })).toBeTruthy();
  });

  test('says that there is no answer', async () => {
    callback = () => {
      throw new TypeError('Failed to fetch');
    };
    await show();
    await press();
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('No answer.'));
  });

  test('leads a guest who went back to the same account, and shows the page anew', async () => {
    const { unmount } = await show();
    await press();
    await waitFor(() => expect(router.push).toHaveBeenCalledOnce());
    unmount();
    await show();
    expect(router.refresh).toHaveBeenCalledOnce();
    asked.length = 0;
    await press();
    await waitFor(() => expect(router.push).toHaveBeenCalledTimes(2));
    expect(asked).toEqual([]);
  });
});
