import { screen } from '@testing-library/react';
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

  test('draws a picture of its own for each entry', async () => {
    renderApp(<Menu open onClose={nothing} onOpen={nothing} onEditHud={nothing} onAway={nothing} />);
    const menu = await screen.findByRole('dialog', { name: text('hud.menu') });
    const drawn = [...menu.querySelectorAll('use')].map((use) => use.getAttribute('href'));
    expect(drawn.length).toBeGreaterThan(10);
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});
