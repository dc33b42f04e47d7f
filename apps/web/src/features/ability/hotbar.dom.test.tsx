import { act, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { steadyMs } from '../../components/kernel/clock';
import { useDeviceStore } from '../../components/controls/device';
import { useTeaching } from '../../components/controls/teaching';
import { renderApp, text } from '../../testing/render-app';
import { characterId, inventoryOf, itemAt } from '../../testing/samples';
import { Hotbar } from './hotbar';
import { RefusalLine } from './refusal-line';
import { useHotbar } from './store';

const slots = ['ability:called_shot', ...Array<null>(8).fill(null), 'item:stim_night', ...Array<null>(6).fill(null)];
const answers = {
  'ability.view': () => ({ characterId, abilities: [{ ability: 'called_shot', rank: 1 }], slots }),
  'inventory.view': () => inventoryOf([itemAt(0, 'stim_night', { quantity: 3 })]),
} as never;

// The clock stands still, so that cooldowns and refusals are as old as the test says.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  useHotbar.setState(useHotbar.getInitialState(), true);
  useDeviceStore.setState(useDeviceStore.getInitialState(), true);
});
afterEach(() => void vi.useRealTimers());

function openBars() {
  return renderApp(
    <>
      <RefusalLine />
      {(['other', 'current'] as const).map((row) => (
        <Hotbar
          key={row}
          row={row}
          columns={8}
          characterId={characterId}
          onUse={({ index }) => useHotbar.getState().press(index)}
        />
      ))}
    </>,
    answers,
  );
}
const slot = (name: RegExp) => screen.findByRole('button', { name });

describe('the hotbar', () => {
  test('has key caps on both bars', async () => {
    openBars();
    await slot(/Called Shot/);
    for (const bar of ['combat.hotbar', 'combat.secondHotbar']) {
      const caps = within(screen.getByRole('group', { name: text(bar) }));
      expect(caps.getAllByText('1')).toHaveLength(1);
      expect(caps.getAllByText('8')).toHaveLength(1);
    }
  });

  test('names the buttons of a gamepad that was used last, and no keys', async () => {
    useDeviceStore.setState({ used: 'pad', padKind: 'xbox' });
    openBars();
    await slot(/Called Shot/);
    const caps = within(screen.getByRole('group', { name: text('combat.hotbar') }));
    expect(caps.getByText('↑')).toBeTruthy();
    expect(caps.getByText('LB←')).toBeTruthy();
    expect(caps.queryByText('1')).toBeNull();
  });

  test('never shows more than the whole cooldown, not even in the first picture', async () => {
    openBars();
    await slot(/Called Shot/);
    const now = steadyMs();
    act(() => useHotbar.setState({ cooldowns: { called_shot: { startMs: now, endMs: now + 6_000 } } }));
    const name = (await slot(/Called Shot/)).getAttribute('aria-label');
    expect(name).toBe(text('combat.slotCooling', { name: 'Called Shot', seconds: 6 }));
  });

  test('teaches the ability until it was used, not only pressed', async () => {
    localStorage.clear();
    useTeaching.setState({ taught: ['slot1'], learnt: [] });
    const { user } = openBars();
    await user.click(await slot(/Called Shot/));
    expect(useTeaching.getState().learnt).toEqual([]);
    const now = steadyMs();
    act(() => useHotbar.setState({ cooldowns: { called_shot: { startMs: now, endMs: now + 6_000 } } }));
    expect(useTeaching.getState().learnt).toEqual([expect.stringMatching(/:slot1$/)]);
  });

  test('explains an ability in numbers by keyboard, with its key', async () => {
    const { user } = openBars();
    await slot(/Called Shot/);
    await user.keyboard('{Shift}');
    const called = screen.getByRole('button', { name: 'Called Shot' });
    // jsdom does not say reliably whether keys moved the focus; browsers do.
    vi.spyOn(called, 'matches').mockImplementation((selector) => selector === ':focus-visible');
    act(() => called.focus());
    const tip = within(await screen.findByRole('tooltip'));
    expect(await tip.findByText(/s cooldown/)).toBeTruthy();
    expect(tip.getByText(/physical damage/)).toBeTruthy();
    expect(tip.getByText(/\d m$/)).toBeTruthy();
  });

  test('explains an item of the other bar after a long touch, which does not use it', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    const { user } = openBars();
    const item = await slot(/Night Shift Stim/);
    await user.pointer({ keys: '[TouchA>]', target: item });
    act(() => void vi.advanceTimersByTime(500));
    await user.pointer({ keys: '[/TouchA]', target: item });
    expect(await screen.findByRole('tooltip')).toBeTruthy();
    expect(useHotbar.getState().pressed).toBeNull();
  });

  test('closes the tooltip at the next key', async () => {
    const { user } = openBars();
    await slot(/Called Shot/);
    await user.hover(await slot(/Called Shot/));
    await screen.findByRole('tooltip');
    await user.keyboard('w');
    expect(screen.queryByRole('tooltip')).toBeNull();
  });
});

describe('a refusal', () => {
  const refuse = (code: string, what = 'ability.use') =>
    act(() => useHotbar.getState().refuse({ what, code, params: {} }));

  test('shakes the pressed slot each time and says why in one line', async () => {
    const { user } = openBars();
    const pressed = await slot(/Called Shot/);
    await user.click(pressed);
    refuse('ability.no_energy');
    expect(screen.getByRole('status').textContent).toBe(text('errors.ability.no_energy'));
    expect(pressed.className).toContain('animate-refuse-again');
    refuse('ability.no_energy');
    expect(pressed.className).toMatch(/animate-refuse(?!-)/);
    expect(screen.getAllByText(text('errors.ability.no_energy'))).toHaveLength(1);
  });

  test('of anything else shakes no slot', async () => {
    const { user } = openBars();
    const pressed = await slot(/Called Shot/);
    await user.click(pressed);
    refuse('combat.full_magazine', 'combat.reload');
    expect(screen.getByRole('status').textContent).toBe(text('errors.combat.full_magazine'));
    expect(pressed.className).not.toContain('animate-refuse');
  });
});
