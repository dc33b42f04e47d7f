import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '../testing/render-app';
import { Tooltip } from './tooltip';

test.each(['dialog', 'main'] as const)('a tooltip belongs to the %s that its button is in', async (role) => {
  const { user } = renderApp(
    <div role={role} aria-label="Bag">
      <Tooltip text="Sorts the bag">
        <button type="button">Sort</button>
      </Tooltip>
    </div>,
  );
  await user.hover(screen.getByRole('button', { name: 'Sort' }));
  const tooltip = await screen.findByRole('tooltip');
  expect(tooltip.textContent).toBe('Sorts the bag');
  expect(screen.getByRole(role).contains(tooltip)).toBe(true);
});
