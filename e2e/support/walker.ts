import { expect, type Locator, type Page } from '@playwright/test';
import { legsOfKeys, legsOfThumb, spotIn, type Legs, type Spot } from './legs';
import { passTicks, waitUntilPlaying, worldOf } from './player';
import { look, type Goal, type Screen, type Step } from './screen';
import { anyOf, words } from './words';

export type TaughtWindow = 'inventory' | 'sheet' | 'skills' | 'quests' | 'map';

/** A player who knows only what the screen shows, with a keyboard or with two thumbs. */
export interface Walker {
  readonly page: Page;
  readonly legs: Legs;
  /** Does what the prompt says, by the key that stands on it. */
  interact(screen: Screen): Promise<void>;
  /** Presses a button of the page. */
  press(button: Locator): Promise<void>;
  openWindow(name: TaughtWindow): Promise<void>;
  dodge(): Promise<void>;
  /** Shoots for a moment at an enemy that the screen points to. */
  strike(enemy: Goal): Promise<void>;
  /** Uses the first ability of the bar. */
  useAbility(): Promise<void>;
  /** Remembers the controls that the screen teaches now. */
  learn(screen: Screen): void;
}

/** The time of one try; it is repeated until the journey's own limit, because people walk on. */
export const tryMs = 15_000;
/** A prompt that is gone after so long belonged to a spot that the player has left. */
const promptMs = 3_000;
/** A button that cannot be pressed for so long is gone, or covered; the player then looks again. */
const pressMs = 30_000;

/** The codes of keys whose caps show another name. */
const codes: Readonly<Record<string, string>> = {
  '/': 'Slash',
  "'": 'Quote',
  'L Shift': 'ShiftLeft',
  '`': 'Backquote',
};
const codeOf = (cap: string): string =>
  codes[cap] ?? (/^[A-Z]$/.test(cap) ? `Key${cap}` : /^\d$/.test(cap) ? `Digit${cap}` : cap);
const isKey = (cap: string): boolean => !Object.values<string>(words.controls.mouse).includes(cap);

/** Returns the key or the button that the label of a window's button names. */
async function controlOf(page: Page, name: TaughtWindow): Promise<string> {
  const named = new RegExp(`^${words.hud.window[name]} \\((.+)\\)$`);
  const button = page.getByRole('navigation').getByRole('button', { name: named });
  return named.exec((await button.getAttribute('aria-label')) ?? '')?.[1] ?? '';
}

/** A player with a keyboard and no mouse. */
export function walkerAtDesk(page: Page): Walker {
  const known = new Map<string, string>();
  /** Returns the key that the screen has shown for something. @throws Error when it has shown none */
  const keyFor = (does: string): string => {
    const cap = known.get(does);
    if (cap === undefined) throw new Error(`the screen has not named a key to ${does}`);
    return codeOf(cap);
  };
  return {
    page,
    legs: legsOfKeys(page),
    learn: ({ hints }) => {
      for (const { does, keys } of hints) {
        const cap = keys.find(isKey);
        if (cap !== undefined) known.set(does, cap);
      }
    },
    interact: ({ prompt }) => page.keyboard.press(codeOf(prompt?.key ?? '')),
    press: (button) => button.press('Enter', { timeout: pressMs }),
    openWindow: async (name) => {
      await page.keyboard.press(codeOf(await controlOf(page, name)));
    },
    dodge: () => page.keyboard.press(keyFor(words.controls.does.dodge)),
    strike: async () => {
      const key = keyFor(words.controls.does.fire);
      await page.keyboard.down(key);
      await passTicks(page, 18);
      await page.keyboard.up(key);
    },
    useAbility: () => page.keyboard.press(keyFor(words.controls.does.slot1)),
  };
}

/** A player with two thumbs on a phone, held either way. */
export async function walkerOnPhone(page: Page): Promise<Walker> {
  const touch = await page.context().newCDPSession(page);
  const stick = (name: string) => page.getByRole('application', { name, exact: true });
  const reach = 54;
  return {
    page,
    legs: legsOfThumb(touch, stick(words.hud.stick)),
    learn: () => undefined,
    // The person may walk on, or the player slide past, before the thumb arrives; then the player looks again.
    interact: () =>
      page
        .getByRole('group', { name: words.combat.atHand })
        .getByRole('button')
        .tap({ timeout: promptMs })
        .catch(() => undefined),
    press: (button) => button.tap({ timeout: pressMs }),
    openWindow: async (name) => {
      await page.getByRole('button', { name: words.hud.menu, exact: true }).tap();
      await page.getByRole('button', { name: words.hud.window[name], exact: true }).tap();
    },
    // The player may be down before the thumb arrives.
    dodge: () =>
      page
        .getByRole('button', { name: words.combat.dodge, exact: true })
        .tap({ timeout: tryMs })
        .catch(() => undefined),
    strike: async ({ step: [x, y] }) => {
      const from = await spotIn(stick(words.combat.aim), 0.5, 0.5);
      const far = Math.hypot(x, y);
      const to = { x: from.x + (reach * x) / far, y: from.y + (reach * y) / far };
      const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Spot[]) =>
        touch.send('Input.dispatchTouchEvent', { type, touchPoints });
      await send('touchStart', [from]);
      await send('touchMove', [to]);
      await passTicks(page, 12);
      await send('touchEnd', []);
    },
    // The button that is taught is drawn differently, until it has been used.
    useAbility: async () => {
      const taught = page.locator('main button.animate-beckon').first();
      if (await taught.isVisible()) await taught.tap({ timeout: tryMs }).catch(() => undefined);
    },
  };
}

/** After so many ticks in the same place there is a wall; a goal may move meanwhile. */
const stuckTicks = 20;
/** How long a player tries another way where a wall is. */
const detourTicks = 12;

/** Walks where the screen says, around the walls, until it shows something to do; stops then. */
export async function follow(who: Walker, isDone: (screen: Screen) => boolean): Promise<Screen> {
  const { page, legs } = who;
  let stoodAt = '';
  let since = 0;
  let detours = 0;
  let screen = await look(page);
  try {
    await expect
      .poll(
        async () => {
          screen = await look(page);
          if (isDone(screen) || screen.walk === null) return true;
          const world = await worldOf(page);
          const tick = world?.tick ?? 0;
          const now = world ? `${world.self.x.toFixed(1)} ${world.self.y.toFixed(1)}` : '';
          if (now !== stoodAt || tick < since) [stoodAt, since] = [now, tick];
          const [x, y] = screen.walk.step;
          if (tick - since <= stuckTicks) await legs.push(x, y);
          else {
            const [besideX, besideY] = aside(screen.walk.step, detours++);
            await legs.push(besideX, besideY);
            await passTicks(page, detourTicks);
            since = tick + detourTicks;
          }
          return false;
        },
        { intervals: [60], message: 'the screen leads somewhere' },
      )
      .toBe(true);
  } finally {
    await legs.push(0, 0);
  }
  return screen;
}

/** Returns the steps to the left and to the right of one, and back, in turns. */
function aside([x, y]: Step, turn: number): [number, number] {
  const ways: [number, number][] = [
    [-y, x],
    [y, -x],
    [-x, -y],
  ];
  return ways[turn % ways.length] ?? [x, y];
}

/** The route ends when the player is about as near to the destination as this, in metres. */
const arrivesWithin = 8;

/** Whether the prompt offers to go through a door or a gate. */
export const isInDoorway = ({ prompt }: Screen): boolean =>
  anyOf(`${words.combat.verb.transfer} {name} ${words.combat.doorwayWait}`).test(prompt?.words ?? '');

/** Follows the route of the map to its end, through every gate on the way. */
export async function travel(who: Walker): Promise<void> {
  const routeOf = ({ goals }: Screen) => goals.find(({ mark }) => mark === 'route');
  const isAtGate = (screen: Screen) => isInDoorway(screen) && (routeOf(screen)?.metres ?? 99) <= 4;
  let last: Goal | undefined;
  await expect(async () => {
    const screen = await follow(who, (now) => {
      last = routeOf(now) ?? last;
      return routeOf(now) === undefined || isAtGate(now);
    });
    if (isAtGate(screen)) await passGate(who, screen);
    // Between two districts there is no route for a moment.
    await waitUntilPlaying(who.page);
    const isNear = last?.name === words.zone.destination && last.metres <= arrivesWithin;
    expect(isNear && routeOf(await look(who.page)) === undefined, `the route ends; last: ${last?.name}`).toBe(true);
  }).toPass({ intervals: [200] });
}

/** Does what the prompt of a gate says, until the gate is behind the player. */
async function passGate(who: Walker, before: Screen): Promise<void> {
  await who.interact(before);
  await expect
    .poll(async () => (await look(who.page)).prompt?.words === before.prompt?.words, { timeout: tryMs })
    .toBe(false)
    .catch(() => undefined);
}
