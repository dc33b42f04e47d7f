import { presets } from '@necp/content/client';
import type { CharacterView } from '@necp/shared/character/schema';
import { defaultHud, type HudSettings } from '@necp/shared/settings/hud';
import { defaultKeyBindings } from '@necp/shared/settings/rules';
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { HudProps } from '../features/base/feature';
import type { Game } from '../game/types';
import { renderApp, text } from '../testing/render-app';
import { characterId } from '../testing/samples';
import { LayoutRoot } from './layout/layout-root';
import { presetPlaces } from './layout/presets';
import { PhoneHud } from './phone-hud';

const character = { id: characterId, name: 'Ravna', look: presets[0]?.look, classId: 'bouncer' } as CharacterView;
const parts: HudProps = {
  character,
  device: 'phone',
  keys: defaultKeyBindings,
  barNumbers: 'on',
  isFree: true,
  playerActions: null,
  focusGame: vi.fn(),
  openWindow: vi.fn(),
};

/** Draws the HUD of an upright phone. */
function openPhone(hud: HudSettings = defaultHud) {
  const game = { setStick: vi.fn(), playerActions: { setAim: vi.fn() } };
  renderApp(
    <LayoutRoot hud={hud}>
      <PhoneHud parts={parts} game={game as unknown as Game} connection={null} takeSlot={vi.fn()} openMenu={vi.fn()} />
    </LayoutRoot>,
  );
  return game;
}

const stick = () => screen.getByRole('application', { name: text('hud.stick') });
const drag = (field: HTMLElement, by: number) => {
  fireEvent.pointerDown(field, { pointerId: 1, clientX: 100, clientY: 100 });
  fireEvent.pointerMove(field, { pointerId: 1, clientX: 100 + by, clientY: 100 });
};

beforeEach(() => {
  vi.stubGlobal('matchMedia', (query: string) =>
    Object.assign(new EventTarget(), { matches: query === '(pointer: coarse)', media: query }),
  );
});

describe('the HUD of a phone', () => {
  test('walks by the left half and aims in the right corner', () => {
    const game = openPhone();
    expect(stick().style.left).toBe('0px');
    drag(stick(), 56);
    expect(game.setStick).toHaveBeenLastCalledWith(1, 0);
  });

  test('ends its left column above the middle, where the character is, however low the phone is', () => {
    openPhone();
    const column = document.querySelector('[data-hud-part="frame"]')?.firstElementChild;
    expect(column?.className).toContain('max-h-[calc(50dvh-3.5rem)]');
    // Held sideways, an unfolded tracker may reach down to the edge: all next steps are in it.
    expect(column?.className).toContain('short:has-aria-expanded:max-h-[calc(100dvh-1rem)]');
  });

  test('swaps the sticks for the left hand', () => {
    openPhone({ ...defaultHud, chosen: { upright: 'left_handed' } });
    expect(stick().style.right).toBe('0px');
    expect(stick().style.left).toBe('');
  });

  test('has sticks of the size that the player wants: a larger one is pulled farther', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const place = { ...presetPlaces('standard', 'upright').moveStick!, scale: 1.5 };
    const places = { upright: { moveStick: place } };
    const game = openPhone({ chosen: { upright: id }, layouts: [{ id, name: 'Big', base: 'standard', places }] });
    drag(stick(), 56);
    expect(game.setStick.mock.lastCall?.[0]).toBeCloseTo(1 / 1.5);
    fireEvent.pointerMove(stick(), { pointerId: 1, clientX: 184, clientY: 100 });
    expect(game.setStick).toHaveBeenLastCalledWith(1, 0);
  });

  test('keeps marks of the city off both sticks, also while a thumb is on them', () => {
    openPhone();
    drag(stick(), 56);
    for (const part of ['moveStick', 'aimStick']) {
      const ring = document.querySelector(`[data-hud-part="${part}"] [data-panel]`);
      expect(ring?.classList.contains('invisible')).toBe(false);
    }
  });

  test('turns to the second page of slots, and says which one is shown', async () => {
    openPhone();
    const page = (number: number) =>
      text('combat.slotPage', { page: number, pages: 2, there: text('combat.slotPageEmpty') });
    fireEvent.click(screen.getByRole('button', { name: page(1) }));
    expect(screen.getByRole('button', { name: page(2) }).textContent).toBe('2/2');
    fireEvent.click(screen.getByRole('button', { name: page(2) }));
    expect(screen.getByRole('button', { name: page(1) }).textContent).toBe('1/2');
  });
});
