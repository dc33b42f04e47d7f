import { beforeEach, describe, expect, it, vi } from 'vitest';
import { usePadCapture } from '../../components/controls/pad-capture';
import { obeyMenuPad, obeyWindowButton } from './commands';
import { confirmFocus, enterFocus, moveFocus, turnPage } from './focus';
import { usePanels } from './panels';

/** Puts a control with a name on the page, as a box of 40 by 20 pixels. */
function put(parent: HTMLElement, name: string, { x, y, ...attributes }: { x: number; y: number; role?: string }) {
  const control = document.createElement('button');
  control.textContent = name;
  for (const [key, value] of Object.entries(attributes)) control.setAttribute(key, value);
  const box = { left: x, top: y, right: x + 40, bottom: y + 20, width: 40, height: 20, x, y };
  control.getBoundingClientRect = () => box as DOMRect;
  control.getClientRects = () => [box] as unknown as DOMRectList;
  control.scrollIntoView = () => undefined;
  parent.append(control);
  return control;
}

function dialog(): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', 'dialog');
  document.body.append(element);
  return element;
}

/** Puts a list of tabs on the page; the first one is open. */
function list(parent: HTMLElement, names: readonly string[]): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', 'tablist');
  parent.append(element);
  for (const [index, name] of names.entries())
    put(element, name, { x: index * 50, y: 0, role: 'tab' }).setAttribute('aria-selected', String(index === 0));
  return element;
}

const focused = () => document.activeElement?.textContent;

beforeEach(() => {
  document.body.replaceChildren();
  usePadCapture.setState({ take: null });
  usePanels.setState({ isFocused: false });
});

describe('the focus of a gamepad', () => {
  it('leads from the city to the panels around it', () => {
    const city = put(document.body, 'city', { x: 0, y: 0, role: 'application' });
    city.dataset.city = '';
    const box = { left: 0, top: 0, right: 800, bottom: 600, width: 800, height: 600, x: 0, y: 0 };
    city.getBoundingClientRect = () => box as DOMRect;
    put(document.body, 'map', { x: 700, y: 40 });
    put(document.body, 'offer', { x: 700, y: 400 });
    city.focus();
    moveFocus('down');
    expect(focused()).toBe('map');
    moveFocus('down');
    expect(focused()).toBe('offer');
    moveFocus('up');
    expect(focused()).toBe('map');
    moveFocus('up');
    expect(focused()).toBe('map');
  });

  it('enters a window once it shows more than its title bar, and stays where it is then', () => {
    put(document.body, 'street', { x: 60, y: 0 }).focus();
    enterFocus();
    expect(focused()).toBe('street');
    const window = dialog();
    window.tabIndex = -1;
    window.focus();
    const bar = document.createElement('div');
    bar.dataset.titleBar = '';
    window.append(bar);
    put(bar, 'close', { x: 0, y: 0 });
    enterFocus();
    expect(document.activeElement).toBe(window);
    put(window, 'first', { x: 0, y: 30 });
    const second = put(window, 'second', { x: 0, y: 60 });
    enterFocus();
    expect(focused()).toBe('first');
    second.focus();
    enterFocus();
    expect(focused()).toBe('second');
  });

  it('moves to the nearest control in the direction, inside the window only', () => {
    put(document.body, 'street', { x: 60, y: 0 });
    const window = dialog();
    put(window, 'first', { x: 0, y: 0 }).focus();
    put(window, 'beside', { x: 100, y: 4 });
    put(window, 'below', { x: 0, y: 40 });
    put(window, 'far below', { x: 0, y: 200 });
    moveFocus('right');
    expect(focused()).toBe('beside');
    moveFocus('left');
    moveFocus('down');
    expect(focused()).toBe('below');
    moveFocus('left');
    expect(focused()).toBe('below');
  });

  it('walks a list to its end before it leaves it, although the button below is nearer', () => {
    const window = dialog();
    const list = document.createElement('div');
    list.className = 'overflow-y-auto';
    list.tabIndex = 0;
    window.append(list);
    put(list, 'first', { x: 0, y: 0 }).focus();
    put(list, 'second', { x: 0, y: 100 });
    put(list, 'third, not yet in view', { x: 0, y: 200 });
    put(window, 'done', { x: 0, y: 60 });
    for (const name of ['second', 'third, not yet in view']) {
      moveFocus('down');
      expect(focused()).toBe(name);
    }
  });

  it('takes no page for a control, and reaches the buttons beside a list', () => {
    const window = dialog();
    const rows = document.createElement('div');
    rows.className = 'overflow-y-auto';
    window.append(rows);
    put(rows, 'row', { x: 0, y: 100 }).focus();
    put(window, 'close', { x: 200, y: 0 });
    const page = put(window, '', { x: 50, y: 40, role: 'tabpanel' });
    put(page, 'sell', { x: 100, y: 110 });
    moveFocus('right');
    expect(focused()).toBe('sell');
    moveFocus('right');
    expect(focused()).toBe('sell');
  });

  it('enters the window that is on top, and an open list before it', () => {
    put(dialog(), 'lower', { x: 0, y: 0 });
    put(dialog(), 'upper', { x: 0, y: 0 });
    confirmFocus();
    expect(focused()).toBe('upper');
    const list = document.createElement('div');
    list.setAttribute('role', 'listbox');
    document.body.append(list);
    put(list, 'option', { x: 0, y: 0, role: 'option' });
    moveFocus('down');
    expect(focused()).toBe('option');
  });

  it.each(['moves', 'confirms'] as const)(
    'enters a window at its content, not at its close button, when it %s',
    (how) => {
      const window = dialog();
      const bar = document.createElement('div');
      bar.dataset.titleBar = 'true';
      window.append(bar);
      const closed = vi.fn();
      put(bar, 'close', { x: 200, y: 0 }).addEventListener('click', closed);
      put(window, 'a face', { x: 0, y: 40 });
      if (how === 'moves') moveFocus('right');
      else confirmFocus();
      expect(focused()).toBe('a face');
      moveFocus('up');
      expect(focused()).toBe('close');
      expect(closed).not.toHaveBeenCalled();
    },
  );

  it('jumps to the last button below the content, and stays where a window has none', () => {
    const window = dialog();
    put(window, 'a face', { x: 0, y: 40 }).focus();
    obeyMenuPad({ codes: ['Pad2'], commands: ['footer'] });
    expect(focused()).toBe('a face');
    const footer = document.createElement('div');
    footer.dataset.windowFooter = 'true';
    window.append(footer);
    put(footer, 'undo', { x: 100, y: 400 });
    put(footer, 'done', { x: 200, y: 400 });
    obeyMenuPad({ codes: ['Pad2'], commands: ['footer'] });
    expect(focused()).toBe('done');
  });

  it('presses the focused control', () => {
    const pressed = vi.fn();
    const control = put(dialog(), 'do it', { x: 0, y: 0 });
    control.addEventListener('click', pressed);
    control.focus();
    confirmFocus();
    expect(pressed).toHaveBeenCalledOnce();
  });

  it('shows a control that lies under a part which stays in place, also when it turns a page', () => {
    const window = dialog();
    const header = document.createElement('div');
    window.append(header);
    const tabs = [...list(window, ['look', 'class']).children] as HTMLElement[];
    const below = put(window, 'hair', { x: 0, y: 40 });
    const scrolled: unknown[] = [];
    for (const control of [...tabs, below])
      control.scrollIntoView = (how) => scrolled.push([control.textContent, (how as ScrollIntoViewOptions).block]);
    const found = vi.fn<Document['elementFromPoint']>(() => header);
    document.elementFromPoint = found;
    turnPage(1);
    moveFocus('down');
    expect(scrolled).toEqual([
      ['class', 'nearest'],
      ['class', 'center'],
      ['hair', 'nearest'],
      ['hair', 'center'],
    ]);
    found.mockReturnValue(below);
    moveFocus('up');
    moveFocus('down');
    expect(scrolled.at(-1)).toEqual(['hair', 'nearest']);
    Reflect.deleteProperty(document, 'elementFromPoint');
  });

  it('turns a slider with left and right', () => {
    const keys: string[] = [];
    const slider = put(dialog(), 'volume', { x: 0, y: 0, role: 'slider' });
    slider.addEventListener('keydown', ({ key }) => keys.push(key));
    slider.focus();
    moveFocus('right');
    moveFocus('left');
    expect(keys).toEqual(['ArrowRight', 'ArrowLeft']);
  });

  it('turns pages in a circle', () => {
    const window = dialog();
    const tabs = list(window, ['one', 'two', 'three']).children;
    tabs[0]?.setAttribute('aria-selected', 'false');
    tabs[2]?.setAttribute('aria-selected', 'true');
    turnPage(1);
    expect(focused()).toBe('one');
  });

  it('turns the pages around the focus, not those around them', () => {
    const window = dialog();
    const outer = list(window, ['settings', 'sound']);
    const page = document.createElement('div');
    page.setAttribute('role', 'tabpanel');
    const inner = document.createElement('div');
    outer.after(inner);
    list(inner, ['first', 'second']);
    inner.append(page);
    put(page, 'inside', { x: 0, y: 60 }).focus();
    turnPage(1);
    expect(focused()).toBe('second');
  });

  it('takes the next option of the first choice where a window has no pages', () => {
    const window = dialog();
    const chosen = vi.fn();
    const options = ['one', 'two'].map((name, index) => put(window, name, { x: index * 50, y: 0, role: 'radio' }));
    options[0]?.setAttribute('aria-checked', 'true');
    options[1]?.addEventListener('click', chosen);
    turnPage(1);
    expect(focused()).toBe('two');
    expect(chosen).toHaveBeenCalledOnce();
  });
});

describe('the buttons of a gamepad in menus', () => {
  it('go back by Escape, which closes windows', () => {
    const keys: string[] = [];
    const listen = ({ key }: KeyboardEvent) => keys.push(key);
    window.addEventListener('keydown', listen);
    obeyMenuPad({ codes: ['Pad1'], commands: ['back'] });
    window.removeEventListener('keydown', listen);
    expect(keys).toEqual(['Escape']);
  });

  it('are bound instead, while a setting waits for one', () => {
    const take = vi.fn();
    usePadCapture.setState({ take });
    obeyMenuPad({ codes: ['LayerPad3'], commands: ['confirm'] });
    expect(take).toHaveBeenCalledExactlyOnceWith('LayerPad3');
  });

  it('lead into the panels around the city and out again', () => {
    obeyWindowButton('panels');
    expect(usePanels.getState().isFocused).toBe(true);
    obeyMenuPad({ codes: ['Pad1'], commands: ['back'] });
    expect(usePanels.getState().isFocused).toBe(false);
  });
});
