import type { Page } from '@playwright/test';
import { anyOf, words } from './words';

/** The directions of the compass as steps; y to the south. */
const steps = {
  e: [1, 0],
  se: [1, 1],
  s: [0, 1],
  sw: [-1, 1],
  w: [-1, 0],
  nw: [-1, -1],
  n: [0, -1],
  ne: [1, -1],
} as const;
export type Step = (typeof steps)[keyof typeof steps];

/** Something that the screen marks, as the directions name it. */
export interface Goal {
  readonly mark: keyof typeof words.zone.pointsTo;
  readonly name: string;
  readonly metres: number;
  readonly step: Step;
}

/** A control that the screen teaches: what it does, and the keys that are drawn for it. */
interface Hint {
  readonly does: string;
  readonly keys: readonly string[];
}

/** What a player reads on the screen at one moment. */
export interface Screen {
  /** The open objectives of the tracker, without their chips. */
  readonly objectives: readonly string[];
  readonly tracker: string;
  readonly hints: readonly Hint[];
  /** Everything that is marked, in the order of the directions. */
  readonly goals: readonly Goal[];
  /** Which way the directions say to walk now; null without a goal. */
  readonly walk: { readonly step: Step; readonly metres: number } | null;
  /** What the interact key would do, and the key as it is drawn. */
  readonly prompt: { readonly words: string; readonly key: string } | null;
  /** The titles of the open windows, the latest last. */
  readonly windows: readonly string[];
  readonly isDown: boolean;
  /** The name of the district as the picture of the loading or the arrival shows it. */
  readonly arrival: string;
}

/** Reads the screen as a player does, or as a screen reader reads it out; nothing else of the game. */
export async function look(page: Page): Promise<Screen> {
  const seen = await page.evaluate(readPage, {
    tracker: words.quest.tracker,
    hints: words.controls.hint,
    directions: words.zone.directions,
    prompt: words.combat.atHand,
    wake: words.combat.wake,
    arrival: words.zone.arrival,
  });
  return { ...seen, goals: seen.directions.flatMap(goalIn), walk: walkIn(seen.directions) };
}

interface Names {
  readonly tracker: string;
  readonly hints: string;
  readonly directions: string;
  readonly prompt: string;
  readonly wake: string;
  readonly arrival: string;
}

/** Runs in the browser: what stands on the page, without what is hidden from every reader. */
function readPage(names: Names) {
  const labelled = (label: string, tag = '*') =>
    [...document.querySelectorAll(`${tag}[aria-label]`)].find((one) => one.getAttribute('aria-label') === label);
  const wordsOf = (element: Element | undefined): string => {
    const copy = element?.cloneNode(true) as HTMLElement | undefined;
    for (const part of copy?.querySelectorAll('kbd, svg, [aria-hidden="true"]') ?? []) part.remove();
    const texts = copy ? document.createNodeIterator(copy, NodeFilter.SHOW_TEXT) : null;
    let read = '';
    for (let text = texts?.nextNode(); text; text = texts?.nextNode()) read += ` ${text.textContent}`;
    return read.replace(/\s+/g, ' ').trim();
  };
  const keysIn = (element: Element | undefined) =>
    [...(element?.querySelectorAll('kbd, svg[aria-label]') ?? [])].map(
      (key) => key.getAttribute('aria-label') ?? key.textContent?.trim() ?? '',
    );
  const rows = (label: string) => [...(labelled(label)?.querySelectorAll('li') ?? [])];
  const prompt = labelled(names.prompt, '[role="group"]')?.querySelector('button') ?? undefined;
  const buttons = [...document.querySelectorAll('button')];
  return {
    tracker: wordsOf(labelled(names.tracker)),
    objectives: rows(names.tracker)
      .filter((row) => row.className.includes('line-through') === false && row.getClientRects().length > 0)
      .map(wordsOf),
    hints: rows(names.hints).map((row) => ({ does: wordsOf(row), keys: keysIn(row) })),
    directions: rows(names.directions).map(wordsOf),
    prompt: prompt ? { words: wordsOf(prompt), key: keysIn(prompt)[0] ?? '' } : null,
    windows: [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].map(
      (one) => one.getAttribute('aria-label') ?? wordsOf(one.querySelector('h2') ?? undefined),
    ),
    isDown: buttons.some((button) => button.textContent?.trim() === names.wake),
    arrival: wordsOf(
      [...document.querySelectorAll('[role="status"]')].find((one) => one.textContent?.startsWith(names.arrival)),
    ).replace(names.arrival, ''),
  };
}

function goalIn(line: string): Goal[] {
  for (const [mark, message] of Object.entries(words.zone.pointsTo)) {
    const [, name, metres, compass] = anyOf(message).exec(line) ?? [];
    if (name === undefined || metres === undefined || compass === undefined) continue;
    return [{ mark: mark as Goal['mark'], name, metres: Number(metres), step: stepOf(compass) }];
  }
  return [];
}

function walkIn(lines: readonly string[]): Screen['walk'] {
  for (const line of lines) {
    const [, compass, metres] = anyOf(words.zone.walkThen).exec(line) ?? anyOf(words.zone.walk).exec(line) ?? [];
    if (compass !== undefined) return { step: stepOf(compass), metres: Number(metres) };
  }
  return null;
}

/** @throws RangeError when the words are no direction */
function stepOf(compass: string): Step {
  const found = Object.entries(words.zone.compass).find(([, word]) => word === compass);
  if (!found) throw new RangeError(`“${compass}” is no direction`);
  return steps[found[0] as keyof typeof steps];
}
