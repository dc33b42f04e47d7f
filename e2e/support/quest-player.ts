import { expect, test, type Locator, type Page } from '@playwright/test';
import { passTicks } from './player';
import { look, type Goal, type Screen } from './screen';
import { openStageLog, type StageLog } from './stage-log';
import { follow, isInDoorway, tryMs, type TaughtWindow, type Walker } from './walker';
import { anyOf, beginning, words } from './words';

/** An enemy is shot at from this distance, in metres. */
const shootsWithin = 8;
/** A person or object is used from this distance; farther away the prompt belongs to another one. */
const usesWithin = 4;

/** What the player has come across, for the journey to look at afterwards. */
interface Seen {
  readonly objectives: string[];
  /** Answers that showed odds, and answers that showed who will mind. */
  readonly odds: string[];
  readonly reputations: string[];
  readonly items: string[];
}

interface Player {
  readonly who: Walker;
  readonly seen: Seen;
  /** Answers that were given, so that a talk that comes back to a page goes on with the next one. */
  readonly given: Set<string>;
  /** What the chips have taught for the current objective and the player has not done yet. */
  readonly lessons: Set<string>;
  /** The windows that chips have led to, the one opened last at the end. */
  readonly known: LessonWindow[];
  /** How often the player has attacked the same enemy. */
  attacks: number;
  readonly log: StageLog;
}

/**
 * Plays the quest of the tracker to its end by what stands on the screen: walks where the marks point, does what the
 * prompts and the chips say, gives the answers in their order. Returns what it has come across.
 */
export async function playQuest(who: Walker): Promise<Seen> {
  const { page } = who;
  const seen: Seen = { objectives: [], odds: [], reputations: [], items: [] };
  const player: Player = {
    who,
    seen,
    given: new Set(),
    lessons: new Set(),
    known: [],
    attacks: 0,
    log: openStageLog(page),
  };
  await expect
    .poll(async () => (await look(page)).objectives.length, { message: 'a quest is tracked' })
    .toBeGreaterThan(0);
  while (!(await isOver(page))) {
    const objective = currentOf(await look(page));
    player.lessons.clear();
    const sinceMs = performance.now();
    await test.step(objective, () => playUntilChanged(player, objective));
    await player.log.stage(objective, performance.now() - sinceMs);
    seen.objectives.push(objective);
  }
  return seen;
}

const currentOf = ({ objectives }: Screen): string => objectives[0] ?? '';

/** The tracker asks for a reward to be chosen and names what to do next. */
async function isOver(page: Page): Promise<boolean> {
  return (await look(page)).tracker.startsWith(words.quest.next);
}

async function playUntilChanged(player: Player, objective: string): Promise<void> {
  const { page } = player.who;
  await expect(async () => {
    const screen = await look(page);
    if (currentOf(screen) !== objective) return;
    player.who.learn(screen);
    for (const { does } of screen.hints) player.lessons.add(does);
    const sinceMs = performance.now();
    const doing = await playOn(player, screen);
    player.log.did(doing, performance.now() - sinceMs);
    throw new Error(`“${objective}” is not done; the screen says ${JSON.stringify(await look(page))}`);
  }).toPass({ intervals: [50] });
}

/** Does the next thing that the screen asks for, and says what it was. */
async function playOn(player: Player, screen: Screen): Promise<string> {
  const [what, act] = nextOf(player, screen);
  await act();
  return what;
}

function nextOf(player: Player, screen: Screen): [what: string, act: () => Promise<unknown>] {
  const { who } = player;
  if (screen.isDown)
    return ['wakes', () => who.press(who.page.getByRole('button', { name: words.combat.wake, exact: true }))];
  const window = screen.windows.at(-1);
  if (window !== undefined) return [`uses ${window}`, () => useWindow(player, window, screen)];
  const goal = screen.goals.find(({ mark }) => mark === 'goal' || mark === 'turn_in');
  if (isAtHand(screen, goal)) return [`presses ${screen.prompt?.words}`, () => interact(player, screen)];
  const enemy = screen.goals.find(({ mark }) => mark === 'enemy');
  if (enemy && enemy.metres <= shootsWithin) return [`fights ${enemy.name}`, () => fight(player, enemy)];
  const taught = goal === undefined ? taughtWindow(player) : undefined;
  if (taught !== undefined) return [`opens ${taught}`, () => openTaught(player, taught)];
  if (goal === undefined && enemy) return [`goes to ${enemy.name}`, () => stepTowards(who, enemy)];
  // A chip is gone once its window was opened; with nothing else to do, a player looks there again.
  const again = player.known.find((one) => one !== 'inventory');
  if (goal === undefined && screen.walk === null && again !== undefined)
    return [`opens ${again}`, () => openTaught(player, again)];
  const to = goal === undefined ? 'waits' : `walks to ${goal.name}, ${goal.metres} m`;
  return [to, () => follow(who, (now) => isNews(screen, now))];
}

/** Whether the prompt offers what the first mark is over; a doorway loses its mark when the player stands in it. */
const isAtHand = (screen: Screen, goal: Goal | undefined): boolean =>
  goal === undefined
    ? isInDoorway(screen) && screen.goals.every(({ mark }) => mark !== 'enemy')
    : goal.metres <= usesWithin && screen.prompt?.words.includes(goal.name) === true;

/** Whether there is something else to do than to walk on. */
const isNews = (before: Screen, now: Screen): boolean => {
  const goal = now.goals.find(({ mark }) => mark === 'goal' || mark === 'turn_in');
  const enemy = now.goals.find(({ mark }) => mark === 'enemy');
  return (
    now.isDown ||
    now.windows.length > 0 ||
    currentOf(now) !== currentOf(before) ||
    isAtHand(now, goal) ||
    (enemy !== undefined && enemy.metres <= shootsWithin)
  );
};

async function interact({ who, seen }: Player, screen: Screen): Promise<void> {
  const item = anyOf(`${words.combat.verb.pick_up} {name}`).exec(screen.prompt?.words ?? '')?.[1];
  if (item !== undefined && screen.goals.some(({ name }) => name === item)) seen.items.push(item);
  await who.interact(screen);
  await expect
    .poll(
      async () => {
        const now = await look(who.page);
        return (
          now.windows.length > 0 || now.prompt?.words !== screen.prompt?.words || currentOf(now) !== currentOf(screen)
        );
      },
      { timeout: tryMs },
    )
    .toBe(true)
    .catch(() => undefined);
}

/** How often an enemy is attacked before the player steps nearer. */
const attacksInARow = 3;

async function fight(player: Player, enemy: Goal): Promise<void> {
  const { who, lessons } = player;
  if (++player.attacks % attacksInARow === 0) return stepTowards(who, enemy);
  if (lessons.delete(words.controls.does.dodge)) await who.dodge();
  if (lessons.has(words.controls.does.slot1)) await who.useAbility();
  else await who.strike(enemy);
}

async function stepTowards({ page, legs }: Walker, { step: [x, y] }: Goal): Promise<void> {
  await legs.push(x, y);
  await passTicks(page, 10);
  await legs.push(0, 0);
}

const lessonWindows = ['inventory', 'sheet', 'skills'] as const satisfies readonly TaughtWindow[];
type LessonWindow = (typeof lessonWindows)[number];

/** The window that the chips of the objective have named. */
const taughtWindow = ({ lessons }: Player): LessonWindow | undefined =>
  lessonWindows.find((one) => lessons.has(words.controls.does[one]));

async function openTaught({ who, lessons, known }: Player, name: LessonWindow): Promise<void> {
  lessons.delete(words.controls.does[name]);
  known.splice(0, known.length, ...known.filter((one) => one !== name), name);
  await who.openWindow(name);
  await expect.poll(async () => (await look(who.page)).windows.length).toBeGreaterThan(0);
}

/** Uses the window on top for the objective, and closes it. */
async function useWindow(player: Player, title: string, screen: Screen): Promise<void> {
  const { who } = player;
  const { page } = who;
  const window = page.getByRole('dialog', { name: title, exact: true });
  if (title === words.quest.dialogue) return answer(player, window, currentOf(screen));
  if (title === words.character.mirror) return chooseLook(who, window);
  if (anyOf(words.vendor.title).test(title)) return trade(who, window, currentOf(screen));
  if (title === words.inventory.title) await equip(player, window);
  if (title === words.hud.window.sheet) await spendPoint(who, window);
  if (title === words.hud.window.skills) await takePerk(who, window);
  await close(who, window);
  // The tracker hears of it a moment later; a player who does not wait opens the window again.
  await expect
    .poll(async () => currentOf(await look(page)) !== currentOf(screen), { timeout: tryMs })
    .toBe(true)
    .catch(() => undefined);
}

async function close(who: Walker, window: Locator): Promise<void> {
  await who.press(window.getByRole('button', { name: words.hud.close, exact: true }).first());
  await expect(window).toBeHidden();
}

async function chooseLook(who: Walker, mirror: Locator): Promise<void> {
  await who.press(mirror.getByRole('group', { name: words.character.presets }).getByRole('button').nth(2));
  await who.press(mirror.getByRole('button', { name: words.character.thatIsMe, exact: true }));
  await expect(mirror).toBeHidden();
}

/** Gives the first answer that was not given yet, one with odds too, and looks at the die. */
async function answer({ who, seen, given }: Player, talk: Locator, objective: string): Promise<void> {
  const goOn = talk.getByRole('button', { name: words.quest.goOn, exact: true });
  if (await goOn.isVisible()) return who.press(goOn);
  const said = talk.locator('p[aria-live]');
  const page = await said.allInnerTexts();
  const answers = talk.getByRole('listitem').getByRole('button');
  const texts = await answers.allInnerTexts();
  const keyOf = (text: string) => `${page.join(' ')} ${text}`;
  const isOpen = await answers.evaluateAll((all) => all.map((one) => !(one as HTMLButtonElement).disabled));
  const open = texts.map((text, index) => ({ text, index })).filter(({ index }) => isOpen[index]);
  for (const { text } of open) {
    if (/%/.test(text)) seen.odds.push(text);
    if (/[+−]\d+/.test(text) && !/%/.test(text)) seen.reputations.push(text);
  }
  const chosen = open.find(({ text }) => !given.has(keyOf(text))) ?? open[0];
  if (!chosen) return;
  given.add(keyOf(chosen.text));
  await who.press(answers.nth(chosen.index));
  // Another page may have the same answers.
  const isSame = async () =>
    (await talk.isVisible()) &&
    (await said.allInnerTexts()).join() === page.join() &&
    (await answers.allInnerTexts()).join() === texts.join();
  await expect
    .poll(isSame, { timeout: tryMs })
    .toBe(false)
    .catch(() => undefined);
  if (!(await talk.isVisible())) await seeTracker(who.page, objective);
}

/** The tracker hears of a talk a moment after its end; a player who does not wait begins it again. */
async function seeTracker(page: Page, before: string): Promise<void> {
  await expect
    .poll(async () => currentOf(await look(page)) !== before, { timeout: noticesMs })
    .toBe(true)
    .catch(() => undefined);
}

/** How long a player looks at the tracker after a talk. */
const noticesMs = 3_000;

/** Whether an objective begins with a verb, in any of its forms. */
const asksTo = (verb: string, objective: string): boolean => objective.startsWith(verb.slice(0, 3));

/** Sells what the objective asks for, or buys the item that it names. */
async function trade(who: Walker, counter: Locator, objective: string): Promise<void> {
  if (asksTo(words.vendor.sellOne, objective)) return sell(who, counter, objective);
  if (!asksTo(words.vendor.buy, objective)) return close(who, counter);
  await who.press(counter.getByRole('tab', { name: words.vendor.stock, exact: true }));
  const buy = who.page.getByRole('button', { name: words.vendor.buy, exact: true });
  const offers = counter.getByRole('listitem').filter({ has: buy });
  await expect(offers.first()).toBeVisible();
  const rows = await offers.allInnerTexts();
  const wanted = objective.toLowerCase();
  const isNamed = (line: string) =>
    line.length > 3 &&
    wanted.includes(
      line
        .toLowerCase()
        .replace(/^[^\p{L}\d]+/u, '')
        .trim(),
    );
  const row = rows.findIndex((text) => text.split('\n').some(isNamed));
  const button = offers.nth(row).getByRole('button', { name: words.vendor.buy, exact: true });
  // A player who cannot pay sells something first.
  if (await button.isDisabled()) await sell(who, counter, objective);
  else await deal(who, button, objective);
}

/** Sells all junk, or the first item of the bag when there is none. */
async function sell(who: Walker, counter: Locator, objective: string): Promise<void> {
  await who.press(counter.getByRole('tab', { name: words.vendor.sell, exact: true }));
  const junk = counter.getByRole('button', { name: beginning(words.vendor.sellJunk) });
  const first = counter.getByRole('listitem').getByRole('button', { name: words.vendor.sellOne, exact: true }).first();
  await expect(junk.or(first).first()).toBeVisible();
  const hasJunk = (await junk.isVisible()) && (await junk.isEnabled());
  await deal(who, hasJunk ? junk : first, objective);
}

/** Presses a button of the counter, says yes where it asks how many, and sees that the money changes. */
async function deal(who: Walker, button: Locator, objective: string): Promise<void> {
  const { page } = who;
  const agree = new RegExp(`^(${words.vendor.buy}|${words.vendor.sellOne})$`);
  const asked = page.getByRole('alertdialog').getByRole('button', { name: agree });
  const balance = async () => (await page.getByRole('dialog').locator('dd').allInnerTexts()).join();
  const before = await balance();
  await who.press(button);
  await expect
    .poll(
      async () => {
        if (await asked.isVisible()) await who.press(asked);
        return (await balance()) === before && (await look(page)).objectives.includes(objective);
      },
      { timeout: tryMs },
    )
    .toBe(false)
    .catch(() => undefined);
}

/** Puts what was picked up last into the hand, unless it is there already. */
async function equip({ who, seen }: Player, bag: Locator): Promise<void> {
  const name = seen.items.at(-1) ?? '';
  const slots = bag.getByRole('region', { name: words.inventory.bag });
  await expect(slots).toBeVisible();
  const item = slots.getByRole('button', { name: new RegExp(`^${name}`) });
  if ((await item.count()) === 0) return;
  await who.press(item.first());
  await who.press(bag.getByRole('button', { name: words.inventory.action.hold, exact: true }));
  const hand = anyOf(words.items.wornAs.replace('{place}', words.items.place.weapon_main));
  await expect(bag.getByRole('button', { name: hand }).filter({ hasText: '' })).toBeVisible();
}

/** Spends a point, unless there is none. */
async function spendPoint(who: Walker, sheet: Locator): Promise<void> {
  const raise = sheet.getByRole('button', { name: beginning(words.progression.raise) }).first();
  await expect(raise).toBeVisible();
  if (await raise.isDisabled()) return;
  await who.press(raise);
  await who.press(sheet.getByRole('button', { name: beginning(words.progression.confirm) }));
}

/** Takes the first perk that can be taken, if there is one. */
async function takePerk(who: Walker, skills: Locator): Promise<void> {
  const take = skills.getByRole('button', { name: words.progression.take, exact: true }).first();
  await take.waitFor({ timeout: tryMs }).catch(() => undefined);
  if ((await take.isVisible()) && (await take.isEnabled())) await who.press(take);
}

/** Chooses the first of the rewards that the tracker says are waiting. */
export async function takeReward(who: Walker): Promise<void> {
  const { page } = who;
  const log = page.getByRole('dialog', { name: words.quest.log, exact: true });
  const offer = log.getByText(words.quest.takeOne);
  const talk = page.getByRole('dialog', { name: words.quest.dialogue, exact: true });
  if (await talk.isVisible()) await who.press(talk.getByRole('button', { name: words.quest.leave, exact: true }));
  await expect(talk).toBeHidden();
  // A folded tracker says it in few words.
  const tracker = page.getByRole('region', { name: words.quest.tracker, exact: true });
  await who.press(
    tracker
      .getByRole('button', { name: anyOf(words.quest.rewardWaits) })
      .or(tracker.getByRole('button', { name: words.quest.card.choose, exact: true })),
  );
  await expect(log).toBeVisible();
  await who.press(log.getByRole('tab', { name: beginning(words.quest.ended) }));
  await who.press(offer.locator('xpath=..').getByRole('listitem').getByRole('button').first());
  await who.press(page.getByRole('alertdialog').getByRole('button', { name: words.quest.take, exact: true }));
  await expect(offer).toBeHidden();
}
