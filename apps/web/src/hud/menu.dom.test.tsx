import { act, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { renderApp, text } from '../testing/render-app';
import { Menu } from './menu';

const nothing = vi.fn();

describe('the menu', () => {
  test('says which of its links opens a new tab', async () => {
    renderApp(<Menu open onClose={nothing} onOpen={nothing} onEditHud={nothing} onAway={nothing} />);
    const help = await screen.findByRole('link', { name: `${text('hud.help')} (${text('kernel.newTab')})` });
    expect(help.getAttribute('target')).toBe('_blank');
    expect(screen.getByRole('link', { name: text('hud.leave') }).getAttribute('target')).toBeNull();
  });

  test('is walked by the arrow keys, from one entry to the next', async () => {
    const { user } = renderApp(<Menu open onClose={nothing} onOpen={nothing} onEditHud={nothing} onAway={nothing} />);
    const menu = await screen.findByRole('dialog', { name: text('hud.menu') });
    const controls = [...menu.querySelectorAll<HTMLElement>('button, a')];
    controls.forEach((control, index) => {
      const box = new DOMRect(0, index * 40, 200, 36);
      control.getBoundingClientRect = () => box;
      control.getClientRects = () => [box] as unknown as DOMRectList;
      control.scrollIntoView = () => undefined;
    });
    const first = screen.getByRole('button', { name: text('hud.continue') });
    act(() => first.focus());
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(controls[controls.indexOf(first) + 1]);
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(first);
  });

  test('opens with the focus on going back to the game, for keys and gamepads', async () => {
    renderApp(<Menu open onClose={nothing} onOpen={nothing} onEditHud={nothing} onAway={nothing} />);
    const back = await screen.findByRole('button', { name: text('hud.continue') });
    expect(document.activeElement).toBe(back);
  });

  test('draws a picture of its own for each entry', async () => {
    renderApp(<Menu open onClose={nothing} onOpen={nothing} onEditHud={nothing} onAway={nothing} />);
    const menu = await screen.findByRole('dialog', { name: text('hud.menu') });
    const drawn = [...menu.querySelectorAll('use')].map((use) => use.getAttribute('href'));
    expect(drawn.length).toBeGreaterThan(10);
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});
