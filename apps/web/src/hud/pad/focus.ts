/** The direction in which the focus moves. */
export type Direction = 'up' | 'down' | 'left' | 'right';

const focusables =
  'button, a[href], input, textarea, select, summary, [role="tab"], [role="radio"], [role="option"], ' +
  '[role="menuitem"], [role="slider"], [tabindex]:not([tabindex="-1"])';
const openLists = '[role="listbox"], [role="menu"]';
const openDialogs = '[role="dialog"], [role="alertdialog"]';

/** Returns the part of the page whose controls the gamepad moves through: an open list, else the window in use. */
export function scopeOfFocus(): HTMLElement {
  const last = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].at(-1);
  const own = document.activeElement?.closest<HTMLElement>(openDialogs);
  return last(openLists) ?? own ?? last(openDialogs) ?? document.body;
}

/** Moves the focus to the nearest control in a direction; a slider takes left and right itself. */
export function moveFocus(direction: Direction): void {
  const scope = scopeOfFocus();
  const from = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  if (from?.getAttribute('role') === 'slider' && (direction === 'left' || direction === 'right'))
    return sendKey(direction === 'left' ? 'ArrowLeft' : 'ArrowRight');
  const others = controlsIn(scope).filter((control) => control !== from);
  const isInside = from !== null && from !== scope && scope.contains(from) && isControl(from);
  const next = isInside ? nearest(from, others, direction) : entryOf(others);
  if (!next) return;
  next.focus();
  reveal(next);
}

/** Puts the focus on the first control of a window that opened without one, as soon as it shows one. */
export function enterFocus(): void {
  const scope = scopeOfFocus();
  const from = document.activeElement;
  const isOnControl = from !== null && from !== scope && scope.contains(from) && from.matches(focusables);
  if (scope === document.body || isOnControl) return;
  controlsIn(scope)
    .find((control) => !isInTitleBar(control))
    ?.focus();
}

/** Scrolls a control into view; one that still lies under a part that does not scroll goes to the middle. */
function reveal(control: HTMLElement): void {
  control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { left, top, width, height } = control.getBoundingClientRect();
  // A page that is not drawn has no such function, and nothing covers its controls.
  const onTop = document.elementFromPoint?.(left + width / 2, top + height / 2) ?? null;
  const isCovered = onTop !== null && !control.contains(onTop) && !onTop.contains(control);
  if (isCovered) control.scrollIntoView({ block: 'center', inline: 'nearest' });
}

/** Returns where the focus enters a window: at its content, because a title bar can close it. */
function entryOf(controls: readonly HTMLElement[]): HTMLElement | undefined {
  return controls.find((control) => !isInTitleBar(control)) ?? controls[0];
}

const isInTitleBar = (control: HTMLElement): boolean => control.closest('[data-title-bar]') !== null;

/** Presses the focused control, or takes the first one. */
export function confirmFocus(): void {
  const scope = scopeOfFocus();
  const from = document.activeElement;
  if (!(from instanceof HTMLElement) || from === scope || !scope.contains(from) || !from.matches(focusables))
    return moveFocus('down');
  // A list opens and chooses by its keys; `click` alone is what the mouse does.
  if (from.matches('[role="option"], [role="menuitem"], [role="combobox"]')) sendKey('Enter');
  else from.click();
}

/** Moves the focus to the last button below the content of the window in use, so that no long list is walked for it. */
export function focusFooter(): void {
  const footer = scopeOfFocus().querySelector<HTMLElement>('[data-window-footer]');
  if (footer) controlsIn(footer).at(-1)?.focus();
}

/** Goes back: closes the list or the window in use. */
export function goBack(): void {
  sendKey('Escape');
}

/**
 * Opens the page before or after the one that is open, in the window in use; in a window without pages it takes the
 * next option of its first choice, such as the district of the map.
 */
export function turnPage(step: 1 | -1): void {
  const pages = pagesIn(scopeOfFocus());
  const isOpen = (page: Element) => [page.ariaSelected, page.ariaChecked].includes('true');
  const open = pages.findIndex((page) => isOpen(page) || page.getAttribute('data-state') === 'on');
  const next = pages[(open + step + pages.length) % pages.length];
  if (!next) return;
  next.focus();
  if (next.getAttribute('role') === 'radio') next.click();
  reveal(next);
}

/** Returns the tabs around the focus, else the first ones of the window, else the options of its first choice. */
function pagesIn(scope: HTMLElement): readonly HTMLElement[] {
  const around = document.activeElement?.closest('[role="tabpanel"]')?.parentElement;
  for (const part of [around, scope]) {
    const list = part?.querySelector('[role="tablist"]');
    if (list) return [...list.querySelectorAll<HTMLElement>('[role="tab"]')];
  }
  const choice = scope.querySelector('[role="radio"]')?.parentElement;
  return [...(choice?.querySelectorAll<HTMLElement>('[role="radio"]') ?? [])];
}

/** Scrolls what the focus is in. */
export function scrollFocus(by: 1 | -1): void {
  const start = document.activeElement instanceof HTMLElement ? document.activeElement : scopeOfFocus();
  for (let part: HTMLElement | null = start; part; part = part.parentElement)
    if (part.scrollHeight > part.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(part).overflowY))
      return part.scrollBy({ top: by * scrollStepPx });
  for (const part of scopeOfFocus().querySelectorAll<HTMLElement>('.overflow-y-auto'))
    if (part.scrollHeight > part.clientHeight + 1) return part.scrollBy({ top: by * scrollStepPx });
}

const scrollStepPx = 14;

/** The city can have the focus too, but it lies behind all controls and is none of them. */
const isControl = (element: HTMLElement): boolean => element.matches(focusables) && !element.matches('[data-city]');

function controlsIn(scope: HTMLElement): HTMLElement[] {
  return [...scope.querySelectorAll<HTMLElement>(focusables)].filter(
    (control) =>
      isControl(control) &&
      !control.matches(':disabled, [aria-hidden="true"], [data-disabled]') &&
      // A page or a scrolled part that holds controls is no control itself.
      control.querySelector(focusables) === null &&
      control.getClientRects().length > 0 &&
      getComputedStyle(control).visibility !== 'hidden',
  );
}

/**
 * Returns the control with the smallest way in a direction; a way aside counts double. Controls that scroll together
 * come first, so that a list is walked to its end before the focus leaves it. Left and right stay in their row: they
 * lead to what is beside the focus, not to a far corner.
 */
function nearest(from: HTMLElement, others: readonly HTMLElement[], direction: Direction): HTMLElement | undefined {
  const own = from.getBoundingClientRect();
  const ways = others.flatMap((control) => {
    const { ahead, aside } = offset(own, control.getBoundingClientRect(), direction);
    return ahead <= 1 ? [] : [{ control, ahead, aside, way: ahead + aside * 2 }];
  });
  const scroller = scrollerOf(from);
  const together = ways.filter(({ control }) => scroller !== null && scrollerOf(control) === scroller);
  const isVertical = direction === 'up' || direction === 'down';
  const choices = isVertical
    ? [together, ways]
    : [
        together.filter(({ aside }) => aside === 0),
        ways.filter(({ aside }) => aside === 0),
        ways.filter(({ ahead, aside }) => aside <= ahead / 2),
      ];
  const found = choices.find((some) => some.length > 0);
  return found?.reduce((best, one) => (one.way < best.way ? one : best)).control;
}

const scrollerOf = (control: HTMLElement): Element | null => control.closest('.overflow-y-auto');

/** Returns how far a box is ahead of another in a direction, and how far aside, in pixels. */
function offset(own: DOMRect, box: DOMRect, direction: Direction): { readonly ahead: number; readonly aside: number } {
  const dx = (box.left + box.right - own.left - own.right) / 2;
  const dy = (box.top + box.bottom - own.top - own.bottom) / 2;
  const gapX = Math.max(0, box.left - own.right, own.left - box.right);
  const gapY = Math.max(0, box.top - own.bottom, own.top - box.bottom);
  if (direction === 'left' || direction === 'right')
    return { ahead: (direction === 'right' ? dx : -dx) - (gapX === 0 ? own.width / 2 : 0), aside: gapY };
  return { ahead: (direction === 'down' ? dy : -dy) - (gapY === 0 ? own.height / 2 : 0), aside: gapX };
}

function sendKey(key: string): void {
  const target = document.activeElement ?? document.body;
  for (const type of ['keydown', 'keyup'])
    target.dispatchEvent(new KeyboardEvent(type, { key, code: key, bubbles: true, cancelable: true }));
}
