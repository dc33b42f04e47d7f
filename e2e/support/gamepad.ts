import { expect, type Locator, type Page } from '@playwright/test';
import type { Legs } from './legs';

/** The buttons by the names that are drawn for an Xbox gamepad, in the standard mapping. */
const names = ['A', 'B', 'X', 'Y', 'LB', 'RB', 'LT', 'RT', 'View', 'Menu', 'L3', 'R3', '↑', '↓', '←', '→'];
const arrows = { left: '←', right: '→', up: '↑', down: '↓' } as const;

interface FakePad {
  readonly axes: number[];
  readonly buttons: { pressed: boolean; value: number }[];
}
type PadWindow = { fakePad: FakePad; __world?: { readonly frames: number } };

/** A gamepad that a journey plugs into the browser. */
export interface Gamepad {
  readonly legs: Legs;
  /** Presses buttons by the names that are drawn on the screen; the ones before the last are held. */
  press(...buttons: readonly string[]): Promise<void>;
  /** Moves the focus to a control as a player does, and presses it. */
  choose(control: Locator): Promise<void>;
  /** Pushes the right stick until the page is so. */
  scroll(y: number, until: () => Promise<boolean>): Promise<void>;
}

/** Plugs a gamepad in before the page is opened. */
export async function plugIn(page: Page): Promise<Gamepad> {
  await page.addInitScript(() => {
    const pad = {
      id: 'Xbox Wireless Controller (STANDARD GAMEPAD Vendor: 045e)',
      index: 0,
      connected: true,
      mapping: 'standard',
      axes: [0, 0, 0, 0],
      buttons: Array.from({ length: 17 }, () => ({ pressed: false, touched: false, value: 0 })),
    };
    Object.assign(window, { fakePad: pad });
    Object.assign(navigator, { getGamepads: () => [pad] });
  });
  /** The game reads the gamepad once in each frame; a button that is held longer would repeat. */
  const seen = async (): Promise<void> => {
    const frames = await page.evaluate(() => (window as unknown as PadWindow).__world?.frames ?? 0);
    await page.waitForFunction((from) => ((window as unknown as PadWindow).__world?.frames ?? 0) > from, frames);
  };
  const turn = async (button: string, state: 'down' | 'up'): Promise<void> => {
    const index = names.indexOf(button);
    if (index < 0) throw new RangeError(`no button is drawn as “${button}”`);
    await page.evaluate(
      ([at, isDown]) => {
        const found = (window as unknown as PadWindow).fakePad.buttons[at];
        if (found) [found.pressed, found.value] = [isDown, isDown ? 1 : 0];
      },
      [index, state === 'down'] as const,
    );
    await seen();
  };
  const push = async (axis: number, x: number, y: number): Promise<void> =>
    page.evaluate(
      ([at, right, down]) => void (window as unknown as PadWindow).fakePad.axes.splice(at, 2, right, down),
      [axis, x, y] as const,
    );
  const press = async (...buttons: readonly string[]): Promise<void> => {
    for (const button of buttons) await turn(button, 'down');
    for (const button of buttons.toReversed()) await turn(button, 'up');
  };
  return {
    legs: {
      push: async (x, y) => {
        const far = Math.max(1, Math.hypot(x, y));
        await push(0, (x / far) * 0.9, (y / far) * 0.9);
      },
    },
    press,
    choose: async (control) => {
      await focusOn(control, press);
      await press('A');
    },
    scroll: async (y, until) => {
      await push(2, 0, y);
      await expect.poll(until, { intervals: [100], message: 'the stick scrolls' }).toBe(true);
      await push(2, 0, 0);
    },
  };
}

/** Presses the cross towards a control until it has the focus; tries the other axis where the focus does not move. */
async function focusOn(control: Locator, press: Gamepad['press']): Promise<void> {
  await expect(control).toBeVisible();
  let before = '';
  let turns = 0;
  await expect
    .poll(
      async () => {
        const { isThere, at, ways } = await control.evaluate(wayTo);
        if (isThere) return true;
        turns = at === before ? turns + 1 : 0;
        before = at;
        await press(arrows[ways[turns % ways.length] ?? 'down']);
        return false;
      },
      { intervals: [10], message: 'the focus reaches the control' },
    )
    .toBe(true);
}

/** Runs in the browser: where the focus is, and the directions towards a control, the best one first. */
function wayTo(control: Element) {
  const focused = document.activeElement ?? document.body;
  const [from, to] = [focused.getBoundingClientRect(), control.getBoundingClientRect()];
  const dx = (to.left + to.right - from.left - from.right) / 2;
  const dy = (to.top + to.bottom - from.top - from.bottom) / 2;
  const across = dx > 0 ? ('right' as const) : ('left' as const);
  const along = dy > 0 ? ('down' as const) : ('up' as const);
  const isBeside = to.top < from.bottom && to.bottom > from.top;
  const ways = isBeside ? [across, along] : [along, across];
  const back = { left: 'right', right: 'left', up: 'down', down: 'up' } as const;
  return {
    isThere: focused === control,
    at: `${from.left} ${from.top} ${focused.textContent}`,
    ways: [...ways, ...ways.map((way) => back[way])],
  };
}
